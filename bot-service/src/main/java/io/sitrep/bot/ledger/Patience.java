package io.sitrep.bot.ledger;

import io.sitrep.bot.Settings;
import io.sitrep.bot.incident.IncidentRefused;
import io.sitrep.bot.incident.IncidentUnreachable;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** How long the incident service is waited for while it is away, and what is said when it refuses. */
@Singleton
public class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);

    private final InboundLedger ledger;
    private final List<Duration> waits;
    private final Duration giveUpAfter;

    public Patience(InboundLedger ledger, Settings settings) {
        this.ledger = ledger;
        this.giveUpAfter = settings.chat().giveUpAfter();
        this.waits = List.copyOf(settings.chat().retrySchedule());
    }

    /** What came of the work; else why it is refused, or that it is tried again later. */
    Uni<Progress> orWhyNot(Uni<Progress> work, Entry entry, Concerns concerns, Language language) {
        return work.onFailure(IncidentRefused.class)
                .recoverWithItem(
                        no -> new Progress.Finished(Reply.Refused.because(((IncidentRefused) no).phrase()), language))
                .onFailure(IncidentUnreachable.class)
                .recoverWithUni(away -> later(entry, (IncidentUnreachable) away, concerns, language));
    }

    private Uni<Progress> later(Entry entry, IncidentUnreachable away, Concerns concerns, Language language) {
        boolean maybeDone = away.maybeDone();
        int failures = entry.effort().failures();
        if (failures >= waits.size() && entry.effort().isOlderThan(giveUpAfter)) {
            CommandLines.of(entry)
                    .errorf(
                            LOG,
                            "gave up after %d attempts: the incident service is away, %s",
                            failures + 1,
                            away.getMessage());
            return Uni.createFrom()
                    .item(new Progress.Finished(Notices.gaveUp(entry.uncertain() || maybeDone), language));
        }
        Duration wait = wait(failures, away.after());
        CommandLines.of(entry).warnf(LOG, "the incident service is away, %s; again in %s", away.getMessage(), wait);
        return ledger.postpone(entry, wait, maybeDone, concerns)
                .replaceWith(new Progress.Postponed(Notices.keepsTrying(giveUpAfter), language));
    }

    /** The last of the waits is repeated; what the service asks for is kept to. */
    private Duration wait(int failures, Duration asked) {
        Duration ours = waits.get(Math.min(failures, waits.size() - 1));
        return asked.compareTo(ours) > 0 ? asked : ours;
    }
}
