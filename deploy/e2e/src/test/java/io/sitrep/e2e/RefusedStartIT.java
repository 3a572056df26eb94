package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.embedded.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A service as it is packaged ends with a line that names the setting, however that was found out: where a port is looked at, a value is read, a
 * limit is held, a check is made. That each setting is checked is shown in the services, by {@code EverySettingTest}. Nothing else is there: a
 * service that got any further would say something of its database.
 */
class RefusedStartIT {
    private static final String NOT_SET = "(unset)";

    @ParameterizedTest
    @CsvSource({
        "incident, INCIDENT_PORT, eighty",
        "incident, SITREP_ROLE, pages",
        "incident, SITREP_SERVICE_TOKEN, a-short-secret",
        "incident, SITREP_TIME_ZONE, Mars/Olympus",
        "incident, SITREP_PUBLIC_URL, (unset)",
        "incident, KAFKA_BOOTSTRAP_SERVERS, kafka",
        "incident, KAFKA_BOOTSTRAP_SERVERS, (unset)",
        "notifier, SITREP_MAIL_PACE_MAX_RATE, 0",
        "notifier, SITREP_MAIL_CHECK_AT_START, perhaps",
        "notifier, SITREP_SECRET_KEY, (unset)",
        "notifier, SITREP_MAIL_FROM, (unset)",
        "notifier, QUARKUS_MAILER_HOST, (unset)"
    })
    void theLastLineNamesTheSetting(String service, String variable, String value, @TempDir Path folder)
            throws Exception {
        Path output = folder.resolve("output");
        Process process = start(service, variable, value, output);
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as(Files.readString(output))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).isNotZero();
        List<String> lines = Files.readAllLines(output);
        assertThat(lines.get(lines.size() - 1))
                .startsWith("Cannot start: " + variable + ": ")
                .doesNotContain(value);
        if (variable.contains("TOKEN")) {
            assertThat(lines).noneMatch(line -> line.contains(value));
        }
    }

    private static Process start(String service, String variable, String value, Path output) throws IOException {
        String capitals = service.toUpperCase(Locale.ROOT);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        RunningSuite.repository()
                                .resolve(service + "-service/target/quarkus-app/quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.put(capitals + "_PORT", Integer.toString(FreePort.find()));
        environment.put(capitals + "_MANAGEMENT_PORT", Integer.toString(FreePort.find()));
        environment.put("QUARKUS_DATASOURCE_USERNAME", "nobody");
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "nothing");
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:9/nothing");
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://127.0.0.1:9/nothing");
        environment.put("SITREP_PUBLIC_URL", "https://status.example.com");
        environment.put("SITREP_NOTIFIER_PUBLIC_URL", "https://status.example.com");
        environment.put("SITREP_INCIDENT_URL", "http://127.0.0.1:9");
        environment.put("SITREP_NOTIFIER_URL", "http://127.0.0.1:9");
        environment.put("SITREP_MAIL_FROM", "Acme Status <status@example.com>");
        environment.put("QUARKUS_MAILER_HOST", "127.0.0.1");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9");
        environment.put("SITREP_SERVICE_TOKEN", "service-token-of-the-tests");
        environment.put("SITREP_SECRET_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        environment.put(variable, value);
        environment.values().removeIf(NOT_SET::equals);
        return builder.start();
    }
}
