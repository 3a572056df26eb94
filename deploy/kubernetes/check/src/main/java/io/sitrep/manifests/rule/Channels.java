package io.sitrep.manifests.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** What a service's {@code application.properties} say of its channels; the incident service talks to Kafka without any. */
final class Channels {
    private static final String INCOMING = "mp.messaging.incoming.";

    private Channels() {}

    static Properties of(Path repository, String service) {
        Properties properties = new Properties();
        Path file = repository.resolve(service + "-service/src/main/resources/application.properties");
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** To read the topics of incoming channels as the groups these name, and to write those of outgoing ones and of dead letters. */
    static List<Need> needs(Path repository, String service) {
        Properties properties = of(repository, service);
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("mp.messaging."))
                .sorted()
                .flatMap(name -> needed(name, properties.getProperty(name)))
                .toList();
    }

    /** Of the channels that go on where their group was: groups whose names do not differ from start to start, and what they read. */
    static List<Need> keptPlaces(Path repository, String service) {
        Properties properties = of(repository, service);
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(INCOMING) && name.endsWith(".group.id"))
                .filter(name -> !properties.getProperty(name).contains("${"))
                .sorted()
                .flatMap(name -> Stream.of(
                        Need.group(properties.getProperty(name)),
                        Need.read(properties.getProperty(name.replace(".group.id", ".topic")))))
                .toList();
    }

    private static Stream<Need> needed(String property, String value) {
        if (property.endsWith(".group.id")) {
            return Stream.of(Need.group(value));
        }
        if (property.endsWith(".dead-letter-queue.topic")) {
            return Stream.of(Need.write(value));
        }
        if (!property.endsWith(".topic")) {
            return Stream.empty();
        }
        return Stream.of(property.startsWith(INCOMING) ? Need.read(value) : Need.write(value));
    }
}
