package io.sitrep.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topics that Strimzi makes, those that {@code topics.sh} makes, and those that services name are the same. */
class TopicsIT {
    @TempDir
    Path home;

    /** A stand-in for Kafka's tool: it writes down what it is asked for. */
    @Test
    void scriptMakesWhatTheOperatorMakes() throws IOException {
        Path tool = Files.createDirectories(home.resolve("bin")).resolve("kafka-topics.sh");
        Files.writeString(tool, "#!/bin/sh\necho \"$@\"\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));

        String asked = Tool.run(
                Installation.KUBERNETES,
                "",
                "env",
                "KAFKA_HOME=" + home,
                "KAFKA_BOOTSTRAP_SERVERS=kafka:9092",
                "TOPIC_PARTITIONS=12",
                "TOPIC_REPLICAS=3",
                "TOPIC_MIN_ISR=2",
                "bash",
                "topics/topics.sh");

        Map<String, String> made = operators();
        assertThat(asked.lines().map(TopicsIT::topic).toList()).containsExactlyInAnyOrderElementsOf(made.values());
        assertThat(made).hasSizeGreaterThan(10);
    }

    @Test
    void servicesNameTopicsThatAreMade() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String service : new String[] {"incident", "notifier", "bot"}) {
            try (Stream<String> lines = Files.lines(
                    Installation.REPOSITORY.resolve(service + "-service/src/main/resources/application.properties"))) {
                lines.filter(line -> line.matches("mp\\.messaging\\..*\\.topic=sitrep\\..*"))
                        .map(line -> line.replaceFirst(".*=", ""))
                        .forEach(named::add);
            }
        }

        assertThat(operators().keySet()).containsAll(named);
        assertThat(named).contains("sitrep.publications", "sitrep.deliveries");
    }

    private static Map<String, String> operators() {
        return Manifests.of(Installation.of("prod"))
                .of("KafkaTopic")
                .collect(Collectors.toMap(
                        Manifest::name,
                        topic -> described(
                                topic.name(),
                                topic.at("/spec/partitions").asText(),
                                topic.at("/spec/replicas").asText(),
                                settings(topic.at("/spec/config"))),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static Map<String, String> settings(JsonNode config) {
        return new TreeMap<>(Manifest.texts(config));
    }

    private static String topic(String line) {
        Map<String, String> settings = new TreeMap<>();
        String[] words = line.split(" ");
        Map<String, String> options = new TreeMap<>();
        for (int at = 0; at < words.length - 1; at++) {
            if (words[at].equals("--config")) {
                settings.put(words[at + 1].replaceFirst("=.*", ""), words[at + 1].replaceFirst(".*?=", ""));
            } else if (words[at].startsWith("--")) {
                options.put(words[at], words[at + 1]);
            }
        }
        return described(
                options.get("--topic"), options.get("--partitions"), options.get("--replication-factor"), settings);
    }

    private static String described(String name, String partitions, String replicas, Map<String, String> settings) {
        return name + " " + partitions + " " + replicas + " " + settings;
    }
}
