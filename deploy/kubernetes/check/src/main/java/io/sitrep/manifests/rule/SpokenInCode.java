package io.sitrep.manifests.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What services ask of Kafka in code, without a channel that is configured: read from the sources, word by word. What is not found where
 * it is looked for is an error, not a finding: then this class has to learn what the code says now.
 */
final class SpokenInCode {
    private static final Pattern TALKS = Pattern.compile(
            "new KafkaConsumer<|new KafkaProducer<|Admin(Client)?\\.create\\(|extends TopicListener\\b");
    private static final Pattern TOPIC = Pattern.compile("\"(sitrep\\.[a-z]+)\"");

    private static final String INCIDENT = "incident-service/src/main/java/io/sitrep/incident/";
    private static final String TOPICS = INCIDENT + "outbox/Topics.java";
    private static final String PRODUCER = INCIDENT + "outbox/EventProducer.java";
    private static final String PUBLICATIONS = INCIDENT + "page/PublicationListener.java";
    private static final String DELIVERIES = INCIDENT + "deliveries/DeliveryListener.java";
    private static final String CATALOG = INCIDENT + "catalog/change/CatalogTopic.java";
    private static final String DEAD_LETTERS = INCIDENT + "broker/DeadLetters.java";
    private static final String LISTENER = INCIDENT + "broker/TopicListener.java";
    private static final String ERASURES =
            "notifier-service/src/main/java/io/sitrep/notifier/erasure/ErasureTopic.java";
    private static final Set<String> KNOWN =
            Set.of(PRODUCER, PUBLICATIONS, DELIVERIES, CATALOG, DEAD_LETTERS, LISTENER, ERASURES);

    private final Path repository;

    SpokenInCode(Path repository) {
        this.repository = repository;
    }

    /** Writes what happened in a transaction, hears what a page hears, and what the notifier tells; reads the catalog over; dead letters. */
    List<Need> incident() {
        List<Need> needs = new ArrayList<>(page());
        found(TOPICS, TOPIC).forEach(topic -> needs.add(Need.write(topic)));
        found(PRODUCER, "TRANSACTIONAL_ID = \"([a-z-]+)\"")
                .forEach(id -> needs.add(new Need("transactionalId", id, "Write")));
        String catalog = found(CATALOG, "broker, Topics\\.([A-Z]+)").get(0);
        needs.add(Need.read(found(TOPICS, catalog + " = \"([a-z.]+)\"").get(0)));
        String deliveries = found(DELIVERIES, TOPIC).get(0);
        needs.add(Need.read(deliveries));
        needs.add(Need.group(
                found(DELIVERIES, "GROUP_ID_CONFIG,\\s+\"([a-z-]+)\"").get(0)));
        needs.add(Need.write(deliveries
                + found(DEAD_LETTERS, "record\\.topic\\(\\) \\+ \"([a-z.-]+)\"").get(0)));
        return needs;
    }

    /** Hears topics without a group. */
    List<Need> page() {
        return found(PUBLICATIONS, TOPIC).stream().map(Need::read).toList();
    }

    /** Beside its channels: it makes a topic. */
    List<Need> notifier() {
        return found(ERASURES, TOPIC).stream()
                .map(topic -> new Need("topic", topic, "Create"))
                .toList();
    }

    /** Other sources that talk to Kafka by themselves. */
    Stream<String> unknown() {
        return Stream.of("incident", "notifier", "bot")
                .flatMap(service -> sources(service + "-service/src/main/java"))
                .filter(file -> !KNOWN.contains(file))
                .filter(file -> TALKS.matcher(text(file)).find());
    }

    private List<String> found(String file, String pattern) {
        return found(file, Pattern.compile(pattern));
    }

    private List<String> found(String file, Pattern pattern) {
        Matcher matcher = pattern.matcher(text(file));
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    file + " no longer says " + pattern + ": what it asks of Kafka is not known");
        }
        return found;
    }

    private Stream<String> sources(String folder) {
        try (Stream<Path> files = Files.walk(repository.resolve(folder))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(file -> repository.relativize(file).toString())
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String file) {
        try {
            return Files.readString(repository.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
