package io.sitrep.bot.following;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.bot.events.CloudEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The producer's own examples, each read as we read it. */
class PublicationExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "incident-service", "contract", "examples");
    private static final ObjectMapper JSON = CloudEvent.tolerant(new ObjectMapper());

    static Stream<Path> publications() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith("publication-"))
                    .sorted()
                    .toList();
            assertThat(found).hasSizeGreaterThan(10);
            return found.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("publications")
    void anUpdateIsNewsAndAChangeOfFieldsIsNone(Path example) throws IOException {
        JsonNode data = JSON.readTree(example.toFile()).path("data");

        Publication publication = JSON.treeToValue(data, Publication.class);

        assertThat(publication.isOfAnUpdate()).isEqualTo(data.path("change").has("message"));
        assertThat(publication.tells()).isEqualTo(data.path("notify").asBoolean());
        assertThat(publication.incident().ref())
                .isEqualTo(data.path("incident").path("ref").asText());
    }
}
