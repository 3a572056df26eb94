package io.sitrep.bench.chat;

import io.sitrep.bench.Options;
import io.sitrep.bench.ServiceProcess;
import io.sitrep.bench.Trees;
import io.sitrep.bench.fanout.Notifiers;
import io.sitrep.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All three services as processes, with one PostgreSQL and one Kafka as {@code deploy/local/up} has them. */
final class ChatSuite implements AutoCloseable {
    static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    private final Path home;
    private final Path logs = Files.createTempDirectory("sitrep-bench-chat");
    private final URI incident = URI.create("http://127.0.0.1:" + FreePort.find());
    private final URI notifier = URI.create("http://127.0.0.1:" + FreePort.find());
    private final URI bot = URI.create("http://127.0.0.1:" + FreePort.find());
    private final Notifiers notifiers;
    private final List<ServiceProcess> others;

    /** @param chat settings of the bot: who may do what, and which platforms it talks to */
    ChatSuite(Path home, Map<String, String> chat, Options.Looks looks) throws IOException {
        this.home = home;
        notifiers = new Notifiers(
                home,
                Map.of(
                        "SITREP_INCIDENT_URL", incident.toString(),
                        "NOTIFIER_PORT", Integer.toString(notifier.getPort())));
        try {
            notifiers.start(Optional.empty());
            others = List.of(
                    start(
                            "incident",
                            "INCIDENT",
                            incident,
                            Map.of("SITREP_PAGE_DIR", logs.resolve("page").toString()),
                            Optional.empty()),
                    start("bot", "BOT", bot, chat, looks.recording()));
        } catch (IOException | RuntimeException failure) {
            notifiers.close();
            throw failure;
        }
    }

    /** Where platforms reach the bot. */
    URI bot() {
        return bot;
    }

    /** What went wrong meanwhile, in the services' own words. */
    List<String> complaints() throws IOException {
        return List.of(others.get(0).complaints(), others.get(1).complaints()).stream()
                .flatMap(List::stream)
                .toList();
    }

    String memory() {
        return others.get(1).peakMemory().map("%d MiB"::formatted).orElse("unknown");
    }

    private ServiceProcess start(
            String name, String prefix, URI address, Map<String, String> own, Optional<Path> recording)
            throws IOException {
        int management = FreePort.find();
        Map<String, String> settings = new HashMap<>(notifiers.onDatabase(name));
        settings.put(prefix + "_PORT", Integer.toString(address.getPort()));
        settings.put(prefix + "_MANAGEMENT_PORT", Integer.toString(management));
        settings.putAll(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", notifiers.bootstrapServers(),
                "QUARKUS_DATASOURCE_USERNAME", "postgres",
                "QUARKUS_DATASOURCE_PASSWORD", "postgres",
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
                "SITREP_INCIDENT_URL", incident.toString(),
                "SITREP_NOTIFIER_URL", notifier.toString()));
        settings.putAll(Map.of(
                // Else one is made, and left in a file where the bench was started.
                "SITREP_ADMIN_TOKEN",
                "sitrep_benchadmin00_for-the-bench-on-this-machine-alone-000000000",
                "SITREP_PUBLIC_URL",
                incident.toString(),
                "SITREP_NOTIFIER_PUBLIC_URL",
                notifier.toString(),
                "SITREP_SECRET_KEY",
                Notifiers.KEY,
                "SITREP_SERVICE_TOKEN",
                Notifiers.SERVICE_TOKEN));
        settings.putAll(own);
        ServiceProcess process = new ServiceProcess(
                home.resolve(name + "-service/target/quarkus-app/quarkus-run.jar"),
                settings,
                recording,
                logs.resolve(name + ".log"));
        process.awaitReady(URI.create("http://127.0.0.1:" + management + "/q/health/ready"));
        return process;
    }

    @Override
    public void close() {
        others.forEach(ServiceProcess::close);
        notifiers.close();
        Trees.delete(logs);
    }
}
