package io.sitrep.notifier.confirmation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.kit.trace.LogIds;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.channel.Confirmation;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.erasure.Fingerprints;
import io.sitrep.notifier.fanout.NudgedLoop;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.subscription.QuestionsWaiting;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks addresses whether they want to be told: at once, and by polling as a net. A question outlives a crash and is tried until it was
 * taken or nobody waits for the answer any more; one that was sent and not noted is sent again, as the same message.
 */
@ApplicationScoped
class QuestionLoop {
    private static final Logger LOG = Logger.getLogger(QuestionLoop.class);
    private static final int AT_ONCE = 16;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private final Questions questions;
    private final Channels channels;
    private final Fingerprints fingerprints;
    private final SecretBox box;
    private final Vertx vertx;
    private final Settings settings;
    private final NudgedLoop loop = new NudgedLoop("the asking of new addresses", this::step);

    QuestionLoop(
            Questions questions,
            Channels channels,
            Fingerprints fingerprints,
            SecretBox box,
            Vertx vertx,
            Settings settings) {
        this.questions = questions;
        this.channels = channels;
        this.fingerprints = fingerprints;
        this.box = box;
        this.vertx = vertx;
        this.settings = settings;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(settings.delivery().poll().toMillis(), timer -> loop.nudge());
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }

    void onWaiting(@Observes QuestionsWaiting waiting) {
        loop.nudge();
    }

    private Uni<Boolean> step() {
        return questions
                .claim(AT_ONCE, channels.offered())
                .chain(claimed -> askAll(claimed).replaceWith(claimed.size() == AT_ONCE));
    }

    private Uni<Void> askAll(List<Question> claimed) {
        return Multi.createFrom()
                .iterable(claimed)
                .onItem()
                .transformToUni(this::askAlone)
                .merge(AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** One that can't be asked, as when its token can't be opened, keeps none of the others waiting. */
    private Uni<Void> askAlone(Question question) {
        return Uni.createFrom().deferred(() -> ask(question)).onFailure().recoverWithUni(failure -> {
            lines(question)
                    .errorf(
                            LOG,
                            "can not be asked now, will retry: %s",
                            failure.getClass().getName());
            return questions.again(question, wait(question.tries()));
        });
    }

    private Uni<Void> ask(Question question) {
        Optional<Channel> channel = channels.named(question.channel()).filter(Channel::asksFirst);
        if (channel.isEmpty()) {
            return questions.settle(question.endpoint());
        }
        return fingerprints
                .get()
                .map(fingerprint -> fingerprint.of(question.channel(), question.address()))
                .chain(fingerprint -> questions.mayBeAsked(question, fingerprint))
                .chain(may ->
                        may ? send(channel.get(), question) : Uni.createFrom().voidItem());
    }

    private Uni<Void> send(Channel channel, Question question) {
        return channel.confirm(confirmation(question), new Target(question.address(), Optional.empty()))
                .onFailure()
                .recoverWithItem(failure -> {
                    lines(question)
                            .errorf(
                                    LOG,
                                    "could not be asked: %s",
                                    failure.getClass().getName());
                    return Outcome.Retry.unanswered("could not be handed to its channel");
                })
                .chain(outcome ->
                        outcome instanceof Outcome.Delivered ? asked(question, channel) : note(question, outcome));
    }

    private Uni<Void> asked(Question question, Channel channel) {
        lines(question).infof(LOG, "was asked");
        return questions.reached(question.endpoint(), channel.sender());
    }

    private Uni<Void> note(Question question, Outcome outcome) {
        if (outcome instanceof Outcome.Uncertain) {
            lines(question).warnf(LOG, "may have been asked, it is not asked twice");
            return questions.settle(question.endpoint());
        }
        if (outcome instanceof Outcome.Retry retry) {
            return questions.again(question, longer(retry.after(), wait(question.tries())));
        }
        if (outcome instanceof Outcome.Deferred deferred) {
            return questions.later(question, deferred.after());
        }
        if (outcome instanceof Outcome.Broken) {
            return questions.again(question, wait(question.tries()));
        }
        String reason = outcome instanceof Outcome.Gone gone ? gone.reason() : ((Outcome.Rejected) outcome).reason();
        lines(question).infof(LOG, "can not be asked");
        return questions.disable(question.endpoint(), reason);
    }

    private static LogIds lines(Question question) {
        return LogIds.of().endpoint(question.endpoint());
    }

    private Confirmation confirmation(Question question) {
        String base = settings.notifierPublicUrl().toString().replaceAll("/+$", "");
        return new Confirmation(
                question.endpoint(),
                Reader.of(question.locale(), question.timeZone()),
                URI.create(base + "/subscriptions/" + box.open(question.token())),
                question.further());
    }

    private static Duration wait(int tries) {
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(tries - 1, 12));
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
