package io.sitrep.bot.ledger;

import io.sitrep.bot.Settings;
import io.sitrep.bot.access.Languages;
import io.sitrep.bot.port.Invocation;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.Platforms;
import io.sitrep.bot.reply.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Takes a command from a platform. The command is written down before anything is done for it; its answer is the
 * request's when it is there in time, and handed over later when it is not. Hanging up undoes nothing.
 */
@Singleton
public class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);

    /** The write that ends a command in time may take this long after its answer is there. */
    private static final Duration LAST_WRITE = Duration.ofMillis(500);

    private final InboundLedger ledger;
    private final Worker worker;
    private final Delivery delivery;
    private final Platforms platforms;
    private final Languages languages;
    private final Duration answerWithin;

    public Intake(
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

    /** What to answer now, as the platform takes it; empty to a command that is already being worked on. Never fails. */
    public Uni<String> receive(Invocation invocation) {
        Person person = invocation.person();
        Turn turn = new Turn();
        CompletableFuture<String> now = new CompletableFuture<>();
        ledger.book(invocation)
                .invoke(turn::writtenDown)
                .chain(booking -> work(booking, person, turn))
                .subscribe()
                .with(now::complete, failure -> now.complete(failed(invocation, turn, failure)));
        Uni<String> inTime = Uni.createFrom().completionStage(() -> now.thenApply(Function.identity()));
        return inTime.ifNoItem()
                .after(answerWithin)
                .recoverWithUni(() -> turn.endRequest()
                        ? Uni.createFrom().item(notice(person, turn))
                        : Uni.createFrom().completionStage(() -> now.thenApply(Function.identity())));
    }

    /**
     * Takes what its platform wants no answer to in its own request: a click, a form. Empty as soon as it is written down; its
     * answer is handed over later. Else what to say now, as the platform takes it: then nothing is done. Never fails.
     */
    public Uni<Optional<String>> take(Invocation invocation) {
        CompletableFuture<Optional<String>> written = new CompletableFuture<>();
        Turn turn = new Turn();
        turn.endRequest();
        ledger.book(invocation)
                .invoke(turn::writtenDown)
                .invoke(() -> written.complete(Optional.empty()))
                .chain(booking -> work(booking, invocation.person(), turn))
                .chain(notice -> notice.isEmpty() || !turn.isPostponed() ? nothing() : tell(invocation, notice))
                .subscribe()
                .with(done -> {}, failure -> written.complete(Optional.of(failed(invocation, turn, failure))));
        return Uni.createFrom()
                .completionStage(written)
                .ifNoItem()
                .after(answerWithin)
                .recoverWithItem(() -> Optional.of(notice(invocation.person(), turn)));
    }

    private Uni<Void> tell(Invocation invocation, String notice) {
        return platforms
                .named(invocation.person().platform())
                .tell(invocation.replyTo(), notice)
                .replaceWithVoid();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private Uni<String> work(Booking booking, Person person, Turn turn) {
        if (booking instanceof Booking.Again again) {
            return Uni.createFrom().item(again.answer().orElse(""));
        }
        Entry entry = ((Booking.First) booking).entry();
        return worker.attempt(entry)
                .chain(progress -> {
                    if (progress instanceof Progress.Postponed postponed) {
                        turn.postponed();
                        return Uni.createFrom()
                                .item(platforms.render(person, postponed.notice(), postponed.language()));
                    }
                    Progress.Finished finished = (Progress.Finished) progress;
                    return conclude(entry, platforms.render(person, finished.reply(), finished.language()), turn);
                })
                .onTermination()
                .invoke(() -> ledger.letGo(entry));
    }

    private Uni<String> conclude(Entry entry, String answer, Turn turn) {
        if (!turn.answerInTime()) {
            return delivery.handOver(entry, answer).replaceWith("");
        }
        // When this write fails the command is taken up again, finds its effect done, and repeats the answer.
        return ledger.answered(entry, answer)
                .replaceWith(answer)
                .ifNoItem()
                .after(LAST_WRITE)
                .recoverWithItem(answer)
                .onFailure()
                .recoverWithItem(answer);
    }

    private String failed(Invocation invocation, Turn turn, Throwable failure) {
        CommandLines.of(invocation).errorf(LOG, failure, "a command could not be worked on now");
        return notice(invocation.person(), turn);
    }

    private String notice(Person person, Turn turn) {
        Reply notice = turn.isWrittenDown() ? Notices.WORKING : Notices.NOT_WRITTEN_DOWN;
        return platforms.render(person, notice, languages.lastKnown(person));
    }
}
