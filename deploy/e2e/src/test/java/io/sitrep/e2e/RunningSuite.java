package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The whole suite, started by {@code deploy/local/up} as a person would, on free ports, with data of its own. */
final class RunningSuite implements AutoCloseable {
    static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String[] PORTS = {
        "INCIDENT_PORT",
        "INCIDENT_MANAGEMENT_PORT",
        "NOTIFIER_PORT",
        "NOTIFIER_MANAGEMENT_PORT",
        "BOT_PORT",
        "BOT_MANAGEMENT_PORT",
        "POSTGRES_PORT",
        "KAFKA_PORT"
    };

    private final Path data;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Process process;
    private Path output;
    private int saidBeforeTheKill;

    RunningSuite(Path data) {
        this.data = data;
        for (String port : PORTS) {
            environment.put(port, Integer.toString(FreePort.find()));
        }
        environment.put("SITREP_EXPORT_DIR", copy().toString());
        environment.put("SITREP_SLACK_SIGNING_SECRET", SIGNING_SECRET);
        // Or a delivery that lost its worker would wait half a minute for the next.
        environment.put("SITREP_DELIVERY_TIMEOUT", "4s");
        environment.put("SITREP_DELIVERY_LEASE", "5s");
        environment.put("SITREP_DELIVERY_RETRY_SCHEDULE", "1s,1s,2s,2s,5s,5s");
    }

    /** Returns when it says that it is ready. */
    RunningSuite start() {
        launch();
        try {
            await().atMost(PATIENCE)
                    .failFast(() -> assertThat(process.isAlive()).as(output()).isTrue())
                    .until(() -> output().contains("Sitrep is ready"));
        } catch (RuntimeException | AssertionError late) {
            // Whoever did not get it can't end it.
            close();
            throw late;
        }
        return this;
    }

    /** Starts it and does not wait. */
    RunningSuite launch() {
        try {
            output = Files.createTempFile("up", ".out");
            ProcessBuilder builder = new ProcessBuilder(
                            repository().resolve("deploy/local/up").toString(), "--data", data.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            process = builder.start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same data, other ports unless said otherwise. */
    RunningSuite with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Process process() {
        return process;
    }

    Path data() {
        return data;
    }

    /** Where the static copy of the page goes. */
    Path copy() {
        return data.resolve("copy");
    }

    String output() {
        return read(output);
    }

    String incident(String path) {
        return "http://127.0.0.1:" + environment.get("INCIDENT_PORT") + path;
    }

    String notifier(String path) {
        return "http://127.0.0.1:" + environment.get("NOTIFIER_PORT") + path;
    }

    String bot(String path) {
        return "http://127.0.0.1:" + environment.get("BOT_PORT") + path;
    }

    /** @param service {@code incident}, {@code notifier} or {@code bot} */
    String metrics(String service) {
        return management(service, "/q/metrics");
    }

    /** @param service {@code incident}, {@code notifier} or {@code bot} */
    String management(String service, String path) {
        return "http://127.0.0.1:" + environment.get(service.toUpperCase(Locale.ROOT) + "_MANAGEMENT_PORT") + path;
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + environment.get("POSTGRES_PORT") + "/" + database;
    }

    String adminToken() {
        return read(data.resolve("admin-token")).strip();
    }

    /** Kills a service the hard way; {@link #awaitReadyAgain} waits until the launcher has replaced it. */
    void kill(String service) {
        saidBeforeTheKill = output().length();
        long pid = Long.parseLong(read(data.resolve("pids/" + service + ".pid")).strip());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    /**
     * PostgreSQL and Kafka (with the launcher it lives in) stand still: connections stay, and nothing answers. What is closed lets
     * them go on.
     */
    AutoCloseable paused() {
        long postgres = Long.parseLong(read(data.resolve("pids/postgres.pid")).strip());
        List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle()));
        ProcessHandle.of(postgres).ifPresent(main -> {
            all.add(main);
            main.descendants().forEach(all::add);
        });
        all.forEach(each -> Signals.stop(each.pid()));
        return () -> all.forEach(each -> Signals.goOn(each.pid()));
    }

    /** Where the incident service finds its database and the broker. */
    Map<String, String> behindThePage() {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + environment.get("KAFKA_PORT"),
                "QUARKUS_DATASOURCE_USERNAME",
                "page",
                "QUARKUS_DATASOURCE_PASSWORD",
                "",
                "QUARKUS_DATASOURCE_JDBC_URL",
                jdbcUrl("incident"),
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                jdbcUrl("incident").substring("jdbc:".length()));
    }

    /** @param name as the launcher prints it */
    void awaitReadyAgain(String name) {
        Pattern line = Pattern.compile(name + " \\.+ ready again in");
        await().atMost(PATIENCE)
                .until(() -> line.matcher(output().substring(saidBeforeTheKill)).find());
    }

    /** Ctrl-C for programs. */
    void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(10, TimeUnit.SECONDS))
                .as("stopped within 10 s")
                .isTrue();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    static Path repository() {
        return Path.of("").toAbsolutePath().resolve("../..").normalize();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
