package io.sitrep.incident.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalvesTest {
    private final List<Integer> done = new ArrayList<>();
    private final List<Integer> failed = new ArrayList<>();
    private int attempts;

    @Test
    void theOneThatCannotBeDoneIsFoundInFewStepsAndTheOthersAreDone() {
        halvesFailingFor(37).run(IntStream.range(0, 100).boxed().toList());

        assertThat(failed).containsExactly(37);
        assertThat(done).hasSize(99).doesNotContain(37).isSorted();
        assertThat(attempts).isLessThan(20);
    }

    @Test
    void whatCanBeDoneIsDoneInOneGo() {
        halvesFailingFor(-1).run(List.of(1, 2, 3));

        assertThat(done).containsExactly(1, 2, 3);
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void nothingIsTriedFurtherWhileAPartIsAway() {
        var away = new IllegalStateException(new ConnectException());
        var halves = new Halves<Integer>(
                items -> {
                    attempts++;
                    throw away;
                },
                (item, failure) -> failed.add(item));

        assertThatThrownBy(() -> halves.run(List.of(1, 2, 3))).isSameAs(away);
        assertThat(attempts).isEqualTo(1);
        assertThat(failed).isEmpty();
    }

    private Halves<Integer> halvesFailingFor(int bad) {
        return new Halves<>(
                items -> {
                    attempts++;
                    if (items.contains(bad)) {
                        throw new IllegalArgumentException();
                    }
                    done.addAll(items);
                },
                (item, failure) -> failed.add(item));
    }
}
