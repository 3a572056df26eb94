package io.sitrep.incident.page.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.SomeIncidents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StatePiecesTest {
    private final SomeIncidents some = new SomeIncidents(5);
    private final PageState state = SomeIncidents.state(some.many(300));

    @Test
    void stateIsTheSameOncePutTogetherAgain() throws IOException {
        Map<String, byte[]> kept = kept(state);
        byte[] head = StateCodec.head(state, List.copyOf(kept.keySet()));

        PageState read =
                StateCodec.read(new ByteArrayInputStream(head), name -> new ByteArrayInputStream(kept.get(name)));

        assertThat(read.saysTheSameAs(state)).isTrue();
        assertThat(read.asOf()).isEqualTo(state.asOf());
    }

    @Test
    void changeOfOneIncidentMakesAtMostTheMonthsItWasAndIsInAnew() {
        Set<String> before = names(state);
        Set<String> after = new HashSet<>(names(SomeIncidents.changed(state, some.next(17))));

        after.removeAll(before);
        assertThat(before).hasSizeGreaterThan(11);
        assertThat(after).hasSizeBetween(1, 2);
    }

    @Test
    void namesAreTheSameAfterARestart() {
        assertThat(names(SomeIncidents.state(new SomeIncidents(5).many(300)))).isEqualTo(names(state));
    }

    @Test
    void digestIsOfWhatIsSaidAndNotOfWhenItWasRead() {
        String digest = StateDigest.of(state);

        assertThat(StateDigest.of(state.confirmed(state.asOf().plusSeconds(9)))).isEqualTo(digest);
        assertThat(StateDigest.of(SomeIncidents.state(new SomeIncidents(5).many(300))))
                .isEqualTo(digest);
        assertThat(StateDigest.of(SomeIncidents.changed(state, some.next(17)))).isNotEqualTo(digest);
    }

    @Test
    void stateOfWhichAPieceIsMissingIsNone() {
        byte[] head = StateCodec.head(state, List.of("2020-01-0123456789abcdef.json.gz"));

        assertThatThrownBy(() -> StateCodec.read(new ByteArrayInputStream(head), name -> {
                    throw new NoSuchFileException(name);
                }))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> StateCodec.read(new ByteArrayInputStream(head)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void wholeStateInOneFileIsReadToo() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        StateCodec.write(state, file);

        assertThat(StateCodec.read(new ByteArrayInputStream(file.toByteArray())).saysTheSameAs(state))
                .isTrue();
    }

    private static Map<String, byte[]> kept(PageState state) {
        return StatePieces.of(state).stream()
                .collect(Collectors.toMap(StatePieces.Piece::name, StatePieces.Piece::content));
    }

    private static Set<String> names(PageState state) {
        return StatePieces.of(state).stream().map(StatePieces.Piece::name).collect(Collectors.toSet());
    }
}
