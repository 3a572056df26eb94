package io.sitrep.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.outside.Logs;
import io.sitrep.notifier.outside.Messages;
import io.sitrep.notifier.render.Message;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every channel keeps to, whatever is on the other side. */
public abstract class ChannelContract {
    /** How the other side may behave. Each channel says it in its own protocol. */
    protected enum Behaviour {
        ACCEPTS,
        REFUSES,
        DOES_NOT_KNOW_US,
        IS_BUSY,
        IS_AWAY,
        IS_SILENT,
        NEVER_ENDS
    }

    private static final Duration WELL_OVER_THE_TIMEOUT = Duration.ofSeconds(30);

    protected abstract Channel channel();

    protected abstract Target target();

    protected abstract void otherSide(Behaviour behaviour);

    /** What arrived there: each message's text. */
    protected abstract List<String> arrived();

    /** Else no more than how the incident stands and its title. */
    protected boolean tellsTheText() {
        return true;
    }

    /** What must be found nowhere but on the wire. */
    protected abstract List<String> secrets();

    @Test
    void acceptedIsDelivered() {
        otherSide(Behaviour.ACCEPTS);
        assertThat(deliver(Messages.anUpdate("Hello."))).isInstanceOf(Outcome.Delivered.class);
        assertThat(arrived()).singleElement().asString().contains(tellsTheText() ? "Hello." : "Checkout is down");
    }

    @Test
    void refusedForGoodIsNotTriedAgain() {
        otherSide(Behaviour.REFUSES);
        assertThat(deliver(Messages.anUpdate("No."))).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void busyIsTriedAgain() {
        otherSide(Behaviour.IS_BUSY);
        assertThat(deliver(Messages.anUpdate("Later."))).isInstanceOf(Outcome.Retry.class);
    }

    /** Who says so may stand between us and one that has taken it. */
    @Test
    void awayIsTriedAgainWhereThatDoesNoHarm() {
        otherSide(Behaviour.IS_AWAY);
        assertThat(deliver(Messages.anUpdate("Later."))).isInstanceOf(unknownOutcome());
    }

    /** Keys are changed and routes deployed: that gives nobody up. */
    @Test
    void whoDoesNotKnowUsNowIsTriedAgain() {
        otherSide(Behaviour.DOES_NOT_KNOW_US);
        assertThat(deliver(Messages.anUpdate("It is us."))).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void silenceEndsWithTheTimeout() {
        otherSide(Behaviour.IS_SILENT);
        assertThat(deliver(Messages.anUpdate("Anybody?"))).isInstanceOf(unknownOutcome());
    }

    @Test
    void answerWithoutAnEndIsCutOff() {
        otherSide(Behaviour.NEVER_ENDS);
        assertThat(deliver(Messages.anUpdate("Enough."))).isNotNull();
    }

    /** Whole where there is room, else its beginning with the link to the rest. */
    @Test
    void oversizeTextArrivesWholeOrWithItsLink() {
        otherSide(Behaviour.ACCEPTS);
        Message message = Messages.anUpdate("All work and no play. ".repeat(12_000) + "The end.");
        assertThat(deliver(message)).isInstanceOf(Outcome.Delivered.class);
        if (!tellsTheText()) {
            return;
        }
        String url = message.publication().said().incident().url();
        assertThat(arrived())
                .singleElement()
                .asString()
                .satisfiesAnyOf(
                        text -> assertThat(text).contains("The end."),
                        text -> assertThat(text)
                                .contains("All work and no play")
                                .containsAnyOf("…", "...")
                                .contains(url));
    }

    @Test
    void secretsAreInNeitherLogsNorOutcomes() {
        try (Logs logs = Logs.listen()) {
            for (Behaviour behaviour : Behaviour.values()) {
                otherSide(behaviour);
                Outcome outcome = deliver(Messages.anUpdate("Psst."));
                assertThat(outcome.toString()).doesNotContain(secrets());
            }
            assertThat(logs.text()).doesNotContain(secrets());
        }
        assertThat(target().toString()).doesNotContain(secrets());
    }

    /** Where a repetition could be told from news it is tried again, else it is left to a human. */
    private Class<? extends Outcome> unknownOutcome() {
        return channel().capability().promise() == Promise.AT_MOST_ONCE ? Outcome.Uncertain.class : Outcome.Retry.class;
    }

    /** Fails when it does not end. */
    protected final Outcome deliver(Message message) {
        return channel().deliver(message, target()).await().atMost(WELL_OVER_THE_TIMEOUT);
    }
}
