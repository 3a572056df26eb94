package io.sitrep.bot.ledger;

import io.sitrep.bot.port.Platforms;
import io.sitrep.bot.port.Told;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Hands answers over that came too late for their request. */
@Singleton
public class Delivery {
    private static final Logger LOG = Logger.getLogger(Delivery.class);

    /** A platform may be away for hours; an answer of yesterday helps nobody. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofHours(24);

    private static final int LONGEST_WAIT_SECONDS = 120;

    private final InboundLedger ledger;
    private final Platforms platforms;

    public Delivery(InboundLedger ledger, Platforms platforms) {
        this.ledger = ledger;
        this.platforms = platforms;
    }

    /** Nothing is handed over of an answer that is empty: the person has seen a form instead. Else the answer is kept before it is handed over, so that a crash in between costs a repetition and no answer. */
    Uni<Void> handOver(Entry entry, String answer) {
        if (answer.isEmpty()) {
            return ledger.answered(entry, answer).replaceWithVoid();
        }
        return ledger.done(entry, answer)
                .chain(done -> platforms
                        .named(done.invocation().person().platform())
                        .tell(done.invocation().replyTo(), answer)
                        .chain(told -> note(done, answer, told)))
                .replaceWithVoid();
    }

    private Uni<Entry> note(Entry entry, String answer, Told told) {
        if (told instanceof Told.Later later && !entry.effort().isOlderThan(GIVEN_UP_AFTER)) {
            Duration wait = wait(later.after(), entry.effort().failures());
            CommandLines.of(entry)
                    .warnf(LOG, "a late answer could not be handed over, %s; again in %s", later.reason(), wait);
            return ledger.postpone(entry, wait, false, Concerns.NOBODY);
        }
        if (!(told instanceof Told.Done)) {
            CommandLines.of(entry).errorf(LOG, "a late answer could not be handed over and is given up: %s", told);
        }
        return ledger.answered(entry, answer);
    }

    /** As long as asked for, and longer each time: 1 s, 2 s, 4 s, … up to 2 minutes. */
    private static Duration wait(Duration asked, int failures) {
        Duration ours = Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, 1L << Math.min(failures, 10)));
        return asked.compareTo(ours) > 0 ? asked : ours;
    }
}
