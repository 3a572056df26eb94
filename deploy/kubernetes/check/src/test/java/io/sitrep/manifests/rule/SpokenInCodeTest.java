package io.sitrep.manifests.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What services ask of Kafka in code is read from their sources as they are; code that moved or came anew does not go unseen. */
class SpokenInCodeTest {
    private static final Path REPOSITORY = Path.of("../../..").toAbsolutePath().normalize();
    private static final String PRODUCER =
            "incident-service/src/main/java/io/sitrep/incident/outbox/EventProducer.java";

    @TempDir
    Path copy;

    @BeforeEach
    void copySources() throws IOException {
        for (String service : List.of("incident", "notifier", "bot")) {
            copy(service + "-service/src/main/resources/application.properties");
            Files.createDirectories(copy.resolve(service + "-service/src/main/java/io/sitrep/" + service));
        }
        for (String source : List.of(
                "outbox/Topics",
                "outbox/EventProducer",
                "page/PublicationListener",
                "deliveries/DeliveryListener",
                "catalog/change/CatalogTopic",
                "broker/DeadLetters",
                "broker/TopicListener")) {
            copy("incident-service/src/main/java/io/sitrep/incident/" + source + ".java");
        }
        copy("notifier-service/src/main/java/io/sitrep/notifier/erasure/ErasureTopic.java");
    }

    private void copy(String file) throws IOException {
        Path to = copy.resolve(file);
        Files.createDirectories(to.getParent());
        Files.copy(REPOSITORY.resolve(file), to);
    }

    @Test
    void incidentServiceWritesByTransactionAndHearsDeliveries() {
        assertThat(new SpokenInCode(REPOSITORY).incident())
                .contains(
                        Need.write("sitrep.incidents"),
                        Need.write("sitrep.publications"),
                        new Need("transactionalId", "sitrep-incident-outbox", "Write"),
                        Need.group("incident"),
                        Need.read("sitrep.catalog"),
                        Need.read("sitrep.deliveries"),
                        Need.write("sitrep.deliveries.incident-dlq"));
    }

    @Test
    void whoTalksToKafkaAnewIsNamed() throws IOException {
        assertThat(findings()).isEmpty();
        String stranger = "bot-service/src/main/java/io/sitrep/bot/Stranger.java";
        Files.writeString(copy.resolve(stranger), "class Stranger { Object kafka = new KafkaProducer<>(null); }");

        assertThat(findings()).extracting(Finding::object).containsExactly(stranger);
    }

    @Test
    void codeThatIsNotAsItWasIsAnError() throws IOException {
        Path producer = copy.resolve(PRODUCER);
        Files.writeString(producer, Files.readString(producer).replace("TRANSACTIONAL_ID = ", "ID = "));

        assertThatThrownBy(this::findings).hasMessageContaining(PRODUCER);
    }

    private List<Finding> findings() {
        return new Rights(copy).look(Manifests.of(List.of())).toList();
    }
}
