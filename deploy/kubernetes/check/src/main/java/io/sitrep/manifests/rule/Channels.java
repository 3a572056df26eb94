package io.sitrep.manifests.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What a service's {@code application.properties} say of its channels; the incident service talks to Kafka without any. */
final class Channels {
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
}
