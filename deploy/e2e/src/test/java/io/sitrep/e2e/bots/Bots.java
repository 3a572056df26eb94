package io.sitrep.e2e.bots;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.sitrep.bench.ServiceProcess;
import io.sitrep.bench.fanout.Notifiers;
import io.sitrep.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bots as processes, as many as are wanted, on one database; and the incident service, which they reach through a gate. */
final class Bots implements AutoCloseable {
    private static final String ADMIN = "sitrep_twobotsadmin_for-stories-on-this-machine-alone-000000000";
    private static final Path HOME =
            Path.of("").toAbsolutePath().resolve("../..").normalize();

    private final Path logs = Files.createTempDirectory(Path.of("target"), "bots");
    private final Map<String, String> chat;
    private final Notifiers infrastructure = new Notifiers(HOME, Map.of());
    private final List<Bot> started = new ArrayList<>();
    private final URI incidents;
    private final ServiceProcess incidentService;
    private final IncidentGate gate;

    /** @param chat who may do what, and which platforms they talk to */
    Bots(Map<String, String> chat) throws IOException {
        this.chat = Map.copyOf(chat);
        int port = FreePort.find();
        int management = FreePort.find();
        this.incidents = URI.create("http://127.0.0.1:" + port);
        this.gate = new IncidentGate(incidents);
        this.incidentService = service(
                "incident",
                Map.of(
                        "INCIDENT_PORT",
                        Integer.toString(port),
                        "INCIDENT_MANAGEMENT_PORT",
                        Integer.toString(management),
                        "SITREP_ADMIN_TOKEN",
                        ADMIN,
                        // Nobody asks it for anything here.
                        "SITREP_NOTIFIER_URL",
                        "http://127.0.0.1:9",
                        "SITREP_NOTIFIER_PUBLIC_URL",
                        "http://127.0.0.1:9",
                        "SITREP_PAGE_DIR",
                        logs.resolve("page").toString()));
        incidentService.awaitReady(health(management, "/ready"));
    }

    IncidentGate gate() {
        return gate;
    }

    /** One more; returns when it is ready, which is not yet when it is connected. */
    Bot start() throws IOException {
        int management = FreePort.find();
        Map<String, String> own = new HashMap<>(chat);
        own.put("BOT_PORT", Integer.toString(FreePort.find()));
        own.put("BOT_MANAGEMENT_PORT", Integer.toString(management));
        own.put("SITREP_INCIDENT_URL", gate.url());
        ServiceProcess process = service("bot", own);
        Bot bot = new Bot(process, health(management, ""));
        started.add(bot);
        process.awaitReady(health(management, "/ready"));
        return bot;
    }

    /** All the incident service has of that title. */
    List<JsonPath> incidents(String title) {
        List<String> refs = request()
                .get(incidents.resolve("/api/v1/incidents?limit=200"))
                .jsonPath()
                .getList("items.findAll { it.title == '" + title + "' }.ref");
        return refs.stream()
                .map(ref -> request()
                        .get(incidents.resolve("/api/v1/incidents/" + ref))
                        .jsonPath())
                .toList();
    }

    private static RequestSpecification request() {
        return given().auth().preemptive().oauth2(ADMIN);
    }

    private static URI health(int port, String part) {
        return URI.create("http://127.0.0.1:" + port + "/q/health" + part);
    }

    private ServiceProcess service(String name, Map<String, String> own) {
        Map<String, String> all = new HashMap<>(infrastructure.onDatabase(name));
        // Soon there, and two of them beside all the rest: as a person's machine runs them.
        all.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m");
        all.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        all.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
        all.put("KAFKA_BOOTSTRAP_SERVERS", infrastructure.bootstrapServers());
        all.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("SITREP_SERVICE_TOKEN", Notifiers.SERVICE_TOKEN);
        all.put("SITREP_SECRET_KEY", Notifiers.KEY);
        all.put("SITREP_PUBLIC_URL", incidents.toString());
        all.putAll(own);
        return new ServiceProcess(
                HOME.resolve(name + "-service/target/quarkus-app/quarkus-run.jar"),
                all,
                Optional.empty(),
                logs.resolve(name + "-" + started.size() + ".log"));
    }

    @Override
    public void close() {
        // Nobody waits for what they would still do.
        started.forEach(Bot::kill);
        started.forEach(Bot::close);
        incidentService.kill();
        incidentService.close();
        gate.close();
        infrastructure.close();
    }
}
