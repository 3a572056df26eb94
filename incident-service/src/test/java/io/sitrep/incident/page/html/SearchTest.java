package io.sitrep.incident.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.incident.page.PublicIncident;
import io.sitrep.incident.page.PublicUpdate;
import io.sitrep.incident.page.SomeIncidents;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is found by the words of each month is what is found by reading everything. */
class SearchTest {
    private final List<PublicIncident> month = new SomeIncidents(4).many(200);

    @Test
    void partOfAWordFindsWhatHoldsIt() {
        Random random = new Random(4);
        for (int i = 0; i < 300; i++) {
            String text = texts(month.get(random.nextInt(month.size())))
                    .skip(random.nextInt(2))
                    .findFirst()
                    .orElseThrow();
            int begin = random.nextInt(text.length());
            String query = text.substring(begin, Math.min(text.length(), begin + 1 + random.nextInt(8)))
                    .strip();

            assertThat(new Search(query).in(month)).as(query).containsExactlyElementsOf(read(query));
        }
    }

    @Test
    void allWordsHaveToOccurWhereverTheyDo() {
        assertThat(new Search("title look api").in(month)).containsExactlyElementsOf(read("title look api"));
        assertThat(new Search("title nowhere").in(month)).isEmpty();
        assertThat(new Search("").in(month)).hasSize(200);
    }

    @Test
    void neitherCapitalsNorAccentsMatter() {
        assertThat(Folding.of("ÀÉÎõü ß Ł ΑΒΓ")).isEqualTo("aeiou ß ł αβγ");
        assertThat(new Search("TÌTLE 3").in(month)).containsExactlyElementsOf(read("title 3"));
    }

    private List<PublicIncident> read(String query) {
        return month.stream()
                .filter(incident -> Arrays.stream(Folding.of(query).split("\\s+"))
                        .allMatch(word -> texts(incident).map(Folding::of).anyMatch(text -> text.contains(word))))
                .toList();
    }

    private static Stream<String> texts(PublicIncident incident) {
        return Stream.of(
                        Stream.of(incident.title(), incident.ref()),
                        incident.components().stream().map(component -> component.name()),
                        incident.updates().stream().map(PublicUpdate::message))
                .flatMap(texts -> texts);
    }
}
