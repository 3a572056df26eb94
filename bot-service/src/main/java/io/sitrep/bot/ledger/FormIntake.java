package io.sitrep.bot.ledger;

import io.sitrep.bot.Settings;
import io.sitrep.bot.access.Languages;
import io.sitrep.bot.port.Invocation;
import io.sitrep.bot.port.Platforms;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Reply;
import io.sitrep.bot.reply.Speech;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Takes a form that was sent, on a platform that can keep it open: while it is, nothing that was written in it is lost. A form has
 * one effect at most, however often it is sent.
 */
@Singleton
public class FormIntake {
    private static final Logger LOG = Logger.getLogger(FormIntake.class);

    private final InboundLedger ledger;
    private final Worker worker;
    private final Delivery delivery;
    private final Platforms platforms;
    private final Languages languages;
    private final Duration answerWithin;

    public FormIntake(
            InboundLedger ledger,
            Worker worker,
            Delivery delivery,
            Platforms platforms,
            Languages languages,
            Settings settings) {
        this.ledger = ledger;
        this.worker = worker;
        this.delivery = delivery;
        this.platforms = platforms;
        this.languages = languages;
        this.answerWithin = settings.chat().answerWithin();
    }

    /**
     * Why nothing was done, in plain words: then the form stays open, and may be sent again. Empty when it is done, or goes on by
     * itself: its answer is handed over, and gives back what was written should nothing come of it. Never fails.
     */
    public Uni<Optional<String>> send(Invocation form) {
        Turn turn = new Turn();
        CompletableFuture<Optional<String>> outcome = new CompletableFuture<>();
        ledger.book(form)
                .invoke(turn::writtenDown)
                .chain(booking -> booking instanceof Booking.First first
                        ? work(first.entry(), turn, outcome)
                        : again(form, (Booking.Again) booking))
                .subscribe()
                .with(done -> outcome.complete(Optional.empty()), failure -> {
                    CommandLines.of(form).errorf(LOG, failure, "a form could not be worked on now");
                    outcome.complete(ifNotNoted(form, turn));
                });
        return Uni.createFrom()
                .completionStage(() -> outcome.copy())
                .ifNoItem()
                .after(answerWithin)
                .recoverWithUni(() -> turn.endRequest()
                        ? Uni.createFrom().item(ifNotNoted(form, turn))
                        : Uni.createFrom().completionStage(() -> outcome.copy()));
    }

    /** Its answer goes to the address it came with first: at another one somebody waits for words, too. */
    private Uni<Void> again(Invocation form, Booking.Again booking) {
        return booking.elsewhere()
                ? tell(form, Notices.SENT_ALREADY, languages.lastKnown(form.person()))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> work(Entry entry, Turn turn, CompletableFuture<Optional<String>> outcome) {
        return worker.attempt(entry)
                .chain(progress -> {
                    if (progress instanceof Progress.Finished finished) {
                        return conclude(entry, finished, turn, outcome);
                    }
                    outcome.complete(Optional.empty());
                    Progress.Postponed postponed = (Progress.Postponed) progress;
                    return tell(entry.invocation(), postponed.notice(), postponed.language());
                })
                .onTermination()
                .invoke(() -> ledger.letGo(entry));
    }

    private Uni<Void> conclude(
            Entry entry, Progress.Finished finished, Turn turn, CompletableFuture<Optional<String>> outcome) {
        String answer = platforms.render(entry.invocation().person(), finished.reply(), finished.language());
        Optional<String> objection = Speech.objection(finished.reply(), finished.language());
        if (objection.isPresent() && turn.answerInTime()) {
            return ledger.undone(entry, answer)
                    .invoke(() -> outcome.complete(objection))
                    .replaceWithVoid();
        }
        outcome.complete(Optional.empty());
        return delivery.handOver(entry, answer);
    }

    private Uni<Void> tell(Invocation form, Reply notice, Language language) {
        return platforms
                .named(form.person().platform())
                .tell(form.replyTo(), platforms.render(form.person(), notice, language))
                .replaceWithVoid();
    }

    /** What was written down is seen to, whatever happens. */
    private Optional<String> ifNotNoted(Invocation form, Turn turn) {
        return turn.isWrittenDown()
                ? Optional.empty()
                : Speech.objection(Notices.NOT_WRITTEN_DOWN, languages.lastKnown(form.person()));
    }
}
