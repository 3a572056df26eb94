package io.sitrep.incident.page.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.site.Editing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir
    Path home;

    @Test
    void whatWasShownLastIsThereAfterARestart() {
        keep(home, state("page00000001"));
        keep(home, state("page00000002"));
        assertThat(new StateFile(Optional.of(home)).read()).contains(state("page00000002"));
    }

    @Test
    void withoutADirectoryNothingIsKeptAndNothingFails() {
        StateFile none = new StateFile(Optional.empty());
        none.changed(Editing.first(state("page00000001")));
        none.confirm(state("page00000001"));
        assertThat(none.read()).isEmpty();
    }

    @Test
    void firstStartFindsNothing() {
        assertThat(new StateFile(Optional.of(home.resolve("not-there"))).read()).isEmpty();
    }

    @Test
    void directoryThatCannotBeWrittenIsTriedAgainWhenTheStateIsConfirmed() throws IOException {
        Path directory = home.resolve("disk");
        Files.writeString(directory, "where the directory should be there is a file");
        StateFile file = new StateFile(Optional.of(directory));
        file.changed(Editing.first(state("page00000001")));
        await().atMost(Duration.ofSeconds(30)).until(file::isFailing);
        assertThat(file.read()).isEmpty();

        Files.delete(directory);
        file.confirm(state("page00000001"));

        await().atMost(Duration.ofSeconds(30)).until(() -> file.read().isPresent());
        assertThat(file.isFailing()).isFalse();
    }

    @Test
    void directoryThatGoesAwayIsMadeAgain() throws IOException {
        Path directory = home.resolve("disk");
        StateFile file = keep(directory, state("page00000001"));
        Files.delete(directory.resolve("state.json.gz"));
        Files.delete(directory);
        file.changed(Editing.first(state("page00000002")));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> file.read()
                        .filter(read -> read.saysTheSameAs(state("page00000002")))
                        .isPresent());
    }

    @Test
    void whatWasHalfWrittenWhenTheMachineDiedIsNotRead() throws IOException {
        keep(home, state("page00000001"));
        Files.writeString(home.resolve("state.json.gz.new"), "half of it");
        assertThat(new StateFile(Optional.of(home)).read()).contains(state("page00000001"));

        Path file = home.resolve("state.json.gz");
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(new StateFile(Optional.of(home)).read())
                    .as("%d of %d bytes", length, whole.length)
                    .isEmpty();
        }
    }

    @Test
    void confirmedStateIsAsOfItsConfirmationAlsoWhenTheClockWasSetBack() {
        StateFile file = keep(home, state("page00000001"));
        file.confirm(state("page00000001").confirmed(NOON.plusSeconds(60)));
        assertThat(file.read().map(PageState::asOf)).contains(NOON.plusSeconds(60));
        file.confirm(state("page00000001").confirmed(NOON.plusSeconds(30)));
        assertThat(file.read().map(PageState::asOf)).contains(NOON.plusSeconds(30));
        file.confirm(state("page00000001").confirmed(NOON.plusSeconds(40)));
        assertThat(file.read().map(PageState::asOf))
                .as("not more often than it has to")
                .contains(NOON.plusSeconds(30));
    }

    private static StateFile keep(Path directory, PageState state) {
        StateFile file = new StateFile(Optional.of(directory));
        file.changed(Editing.first(state));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        file.read().filter(read -> read.saysTheSameAs(state)).isPresent());
        file.confirm(state);
        return file;
    }

    private static PageState state(String pageId) {
        return Editing.state(pageId, NOON);
    }
}
