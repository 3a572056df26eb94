package io.sitrep.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka's tools get in by what their pod writes down, and their user may do what the guide tells people to do with them. */
class KafkaToolsIT {
    private static final Pattern TOPIC_OR_GROUP = Pattern.compile("--(topic|group) ([a-z.-]+)");
    private static final String JAAS =
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"kafka-operator\" password=\"x\";";

    @TempDir
    Path home;

    @Test
    void podWritesDownWhatItsToolsWantToGetIn() throws IOException {
        Path sleep = home.resolve("sleep");
        Files.writeString(sleep, "#!/bin/sh\necho \"$@\"\n");
        Files.setPosixFilePermissions(sleep, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path written = home.resolve("client.properties");

        String waits = Tool.run(
                Installation.KUBERNETES,
                "",
                "env",
                "PATH=" + home + ":" + System.getenv("PATH"),
                "CLIENT_CONFIG=" + written,
                "KAFKA_BOOTSTRAP_SERVERS=kafka:9093",
                "KAFKA_SECURITY_PROTOCOL=SASL_SSL",
                "KAFKA_SASL_MECHANISM=SCRAM-SHA-512",
                "KAFKA_SASL_JAAS_CONFIG=" + JAAS,
                "KAFKA_SSL_TRUSTSTORE_TYPE=PEM",
                "KAFKA_SSL_TRUSTSTORE_LOCATION=/etc/sitrep/kafka-ca/ca.crt",
                "bash",
                "overlays/prod/kafka-tools.sh");

        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(written)) {
            properties.load(reader);
        }
        assertThat(waits.strip()).isEqualTo("infinity");
        assertThat(AdminClientConfig.configNames()).containsAll(properties.stringPropertyNames());
        assertThat(properties)
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.jaas.config", JAAS)
                .containsEntry("ssl.truststore.type", "PEM");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatTheGuideSaysTheOperatorMayDo() throws IOException {
        Manifest operator = Manifests.of(Installation.of("prod"))
                .find("KafkaUser", "kafka-operator")
                .orElseThrow();
        Matcher named =
                TOPIC_OR_GROUP.matcher(Files.readString(Installation.REPOSITORY.resolve("deploy/UPGRADING.md")));
        int commands = 0;
        while (named.find()) {
            commands++;
            String type = named.group(1);
            String name = named.group(2);
            assertThat(Manifest.each(operator.at("/spec/authorization/acls")))
                    .as(named.group())
                    .anyMatch(acl -> mayRead(acl, type, name));
        }
        assertThat(commands).isGreaterThan(5);
    }

    private static boolean mayRead(JsonNode acl, String type, String name) {
        return acl.at("/resource/type").asText().equals(type)
                && acl.at("/resource/name").asText().equals(name)
                && Manifest.each(acl.path("operations"))
                        .anyMatch(each -> each.asText().equals("Read"));
    }
}
