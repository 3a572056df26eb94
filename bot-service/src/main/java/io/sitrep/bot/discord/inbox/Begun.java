package io.sitrep.bot.discord.inbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.discord.DiscordNames;
import io.sitrep.bot.discord.answer.FirstAnswer;
import io.sitrep.bot.discord.answer.LateAnswers;
import io.sitrep.bot.discord.answer.WaitingAnswers;
import io.sitrep.bot.ledger.FormIntake;
import io.sitrep.bot.ledger.Intake;
import io.sitrep.bot.port.Invocation;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.groups.UniSubscribe;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Has a command worked on, and sees to it that its interaction is answered in time: put off, privately, as soon as it is written
 * down. What is heard so late that Discord has told the person that nobody answered is not done at all. Where a form may be what it
 * comes to, that is waited for a moment: once it is put off no form can be shown.
 */
@Singleton
class Begun {
    private static final Logger LOG = Logger.getLogger(Begun.class);

    /** Discord waits 3 s, and the way there takes some of them. */
    private static final Duration LONGEST = Duration.ofMillis(1_500);

    /** Discord waits 3 s before it tells the person that nobody answered: what is older than this may not be in time any more. */
    private static final Duration SURELY_IN_TIME = Duration.ofSeconds(1);

    /** Whoever holds an answer that is given already needs to know only that. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final Intake intake;
    private final FormIntake forms;
    private final WaitingAnswers waiting;
    private final LateAnswers late;
    private final Vertx vertx;
    private final Clock clock;

    Begun(Intake intake, FormIntake forms, WaitingAnswers waiting, LateAnswers late, Vertx vertx, Clock clock) {
        this.intake = intake;
        this.forms = forms;
        this.waiting = waiting;
        this.late = late;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** @param interaction another one of the same id that comes to this process is left alone */
    void begin(String interaction, Invocation invocation, FirstAnswer first) {
        if (!waiting.keep(interaction, first)) {
            LOG.debug("an interaction came twice");
            return;
        }
        boolean mayAsk = !invocation.trigger().isEmpty();
        longest().with(late -> first.defer(true));
        vertx.setTimer(REMEMBERED.toMillis(), old -> waiting.forget(interaction));
        if (!mayAsk && looksLate(interaction)) {
            first.defer(true);
            unlessTooLate(first, () -> take(invocation, first, false));
        } else {
            take(invocation, first, mayAsk);
        }
    }

    private static UniSubscribe<Void> longest() {
        return Uni.createFrom().voidItem().onItem().delayIt().by(LONGEST).subscribe();
    }

    /** By our clock, which may be wrong: it is Discord who knows. */
    private boolean looksLate(String interaction) {
        return DiscordNames.madeAt(interaction)
                .filter(made -> made.plus(SURELY_IN_TIME).isBefore(clock.instant()))
                .isPresent();
    }

    /** Where Discord has told the person that nobody answered, they type it again, or have: it must not be done twice. */
    private static void unlessTooLate(FirstAnswer first, Runnable work) {
        first.settled().subscribe().with(taken -> {
            if (first.isTooLate()) {
                LOG.info("a command came after Discord had said that nobody answers it: it is not carried out");
            } else {
                work.run();
            }
        });
    }

    private void take(Invocation invocation, FirstAnswer first, boolean mayAsk) {
        intake.take(invocation)
                .subscribe()
                .with(
                        notice -> notice.ifPresentOrElse(words -> say(invocation, words), () -> {
                            if (!mayAsk) {
                                first.defer(true);
                            }
                        }),
                        impossible -> first.defer(true));
    }

    /**
     * The same for a form that was sent, which may be mended when nothing comes of it.
     *
     * @param putOff how it is, when it takes longer
     * @param mended what is shown when it is refused, from why it is
     */
    void send(
            String interaction,
            Invocation form,
            FirstAnswer first,
            Consumer<FirstAnswer> putOff,
            Function<String, Uni<ObjectNode>> mended) {
        if (!waiting.keep(interaction, first)) {
            return;
        }
        longest().with(late -> putOff.accept(first));
        vertx.setTimer(REMEMBERED.toMillis(), old -> waiting.forget(interaction));
        if (looksLate(interaction)) {
            putOff.accept(first);
            unlessTooLate(first, () -> send(form, mended));
        } else {
            send(form, mended);
        }
    }

    private void send(Invocation form, Function<String, Uni<ObjectNode>> mended) {
        forms.send(form)
                .chain(objection -> objection
                        .map(why -> mended.apply(why).invoke(message -> say(form, message.toString())))
                        .orElseGet(() -> Uni.createFrom().nullItem()))
                .subscribe()
                .with(done -> {}, failure -> LOG.errorf("a form could not be given back: %s", failure.getClass()));
    }

    /** It could not be noted: it must not look as if it were being worked on. */
    private void say(Invocation invocation, String words) {
        late.tell(invocation.replyTo(), words).subscribe().with(told -> {}, lost -> {});
    }
}
