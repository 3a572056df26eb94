package io.sitrep.bot.slack.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.slack.api.Slack;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.slack.FakeSlack;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One 429 is enough for everybody. */
class QuietTest {
    private static final String HERE = "xoxb-of-here";
    private static final String ELSEWHERE = "xoxb-of-elsewhere";
    private static final Duration CALL = Duration.ofSeconds(4);

    private final FakeSlack fake = new FakeSlack(0, Clock.systemUTC());
    private final AtomicLong nanos = new AtomicLong();
    private final Quiet quiet = new Quiet(nanos::get);
    private final Slack patient = SlackHttp.client(URI.create(fake.apiUrl()), CALL, quiet);
    private final Slack quick = SlackHttp.client(URI.create(fake.apiUrl()), CALL, quiet);

    @BeforeEach
    void twoWorkspaces() {
        fake.workspace("T0HERE").installed(HERE);
        fake.workspace("T0ELSEWHERE").installed(ELSEWHERE);
    }

    @AfterEach
    void close() throws Exception {
        patient.close();
        quick.close();
        fake.close();
    }

    @Test
    void aMethodThatWasTooMuchIsLeftAloneByAllUntilItsTimeIsOver() {
        fake.next("auth.test", FakeSlack.tooMany(Duration.ofSeconds(7)));
        assertAway(patient, Duration.ofSeconds(7));

        passes(Duration.ofMillis(1_500));
        assertAway(patient, Duration.ofSeconds(6));
        assertAway(quick, Duration.ofSeconds(6));
        assertThat(fake.timesAsked("auth.test")).isEqualTo(1);

        passes(Duration.ofMillis(5_500));
        assertThat(team(patient, HERE)).isEqualTo("T0HERE");
        assertThat(team(quick, HERE)).isEqualTo("T0HERE");
        assertThat(fake.timesAsked("auth.test")).isEqualTo(3);
    }

    @Test
    void otherWorkspacesAndOtherMethodsGoOn() {
        fake.next("auth.test", FakeSlack.tooMany(Duration.ofSeconds(7)));
        assertAway(patient, Duration.ofSeconds(7));

        assertThat(team(patient, ELSEWHERE)).isEqualTo("T0ELSEWHERE");
        assertThat(calls(patient, HERE)
                        .ask(methods -> methods.conversationsList(request -> request))
                        .isOk())
                .isTrue();
    }

    @Test
    void withoutAWaitTwoSecondsAreKept() {
        fake.next("auth.test", Mood.answering(Answered.text(429, "too many")));
        assertAway(patient, Duration.ofSeconds(2));
        assertAway(patient, Duration.ofSeconds(2));
        assertThat(fake.timesAsked("auth.test")).isEqualTo(1);
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static void assertAway(Slack slack, Duration after) {
        assertThatThrownBy(() -> team(slack, HERE))
                .asInstanceOf(type(PlatformAway.class))
                .extracting(PlatformAway::after)
                .isEqualTo(after);
    }

    private static String team(Slack slack, String token) {
        return calls(slack, token)
                .ask(methods -> methods.authTest(request -> request))
                .getTeamId();
    }

    private static SlackCalls calls(Slack slack, String token) {
        return new SlackCalls(slack.methods(token), CALL, CALL.multipliedBy(2));
    }
}
