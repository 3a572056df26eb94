package io.sitrep.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void aPartThatIsAwayIsTellable() {
        assertThat(Failures.isOfAPartThatIsAway(new IllegalStateException(new ConnectException("refused"))))
                .isTrue();
        assertThat(Failures.isOfAPartThatIsAway(sql("57P01"))).isTrue();
        assertThat(Failures.isOfAPartThatIsAway(sql("23505"))).isFalse();
        assertThat(Failures.isOfAPartThatIsAway(new IllegalStateException("a bug")))
                .isFalse();
    }

    @Test
    void whatTheDatabaseRefusedIsTellable() {
        assertThat(Failures.isOfTheData(sql("23505"))).isTrue();
        assertThat(Failures.isOfTheData(sql("22021"))).isTrue();
        assertThat(Failures.isOfTheData(sql("08006"))).isFalse();
    }

    @Test
    void aPartThatIsAwayIsA503ThatSaysWhenToTryAgain() {
        var answer = new ProblemMappers().failed(sql("08006"));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("2");
        assertThat(((Problem) answer.getEntity()).type()).isEqualTo("/problems/unavailable");
    }

    private static RuntimeException sql(String state) {
        return new IllegalStateException(new SQLException("no", state));
    }
}
