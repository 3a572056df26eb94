package io.sitrep.notifier.secret;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.channel.ThisProcess;
import io.sitrep.notifier.delivery.HoldReasons;
import io.sitrep.notifier.subscription.SealedTexts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Knows at the start when a key is not here that something was sealed with: a wrong SITREP_SECRET_KEY, or a lost one. Then
 * this process sends nothing, as each message has a link in it that is sealed. Where no other process has the key either everything
 * is held. It is released once the key is among SITREP_SECRET_KEYS_OLD; or by somebody who gives up what it sealed ({@link #settle}).
 */
@ApplicationScoped
public class LostSecrets {
    private static final Logger LOG = Logger.getLogger(LostSecrets.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration WORTH_WAITING = Duration.ofSeconds(10);
    private static final Duration COME_AGAIN = Duration.ofSeconds(10);

    // Their number changes while it is held: the reason is the same.
    private static final String WHICH = "secrets are sealed with a key that is not here";

    private static final String WHY = "%d " + WHICH + ": add it to SITREP_SECRET_KEYS_OLD, start again, and release";

    private final Pool pool;
    private final SealedTexts texts;
    private final KeyHolders holders;
    private final ThisProcess process;
    private volatile boolean lacks;
    private volatile boolean othersHave;
    private CompletableFuture<Void> replacing = CompletableFuture.completedFuture(null);

    LostSecrets(Pool pool, SealedTexts texts, KeyHolders holders, ThisProcess process) {
        this.pool = pool;
        this.texts = texts;
        this.holders = holders;
        this.process = process;
    }

    /** Before anything is claimed. Whether others have the key is not known yet: they may be starting, too. */
    void start(@Observes @Priority(1) StartupEvent started) {
        note().await().atMost(PATIENCE);
    }

    /** Who has all keys says so; who has not looks whether it has by now, and whether others have. */
    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> again() {
        return (lacks ? look() : say())
                .onFailure()
                .invoke(away -> LOG.debugf(away, "the database is away"))
                .onFailure()
                .recoverWithNull();
    }

    /** Also holds everything where nobody has the keys. */
    Uni<Void> look() {
        return note().chain(number -> number == 0 || othersHave
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(HoldReasons.ADD)
                        .execute(Tuple.of(WHY.formatted(number), WHICH))
                        .replaceWithVoid());
    }

    /** Whether it is better to ask another process: this one can't tell anybody anything, and another can. */
    boolean isForOthers() {
        return lacks && othersHave;
    }

    /** @return how many secrets no key here opens */
    Uni<Long> count() {
        return texts.lost();
    }

    /**
     * Before anything that was held is let go. Fails with a 409 while secrets are lost and nobody has given them up, and with a 503
     * while they are being given up.
     *
     * @param givenUp whether somebody has, now
     */
    public Uni<Void> settle(boolean givenUp) {
        return note().chain(number -> number == 0
                ? Uni.createFrom().voidItem()
                : givenUp ? giveUp(number) : Uni.createFrom().failure(() -> lost(number)));
    }

    /**
     * Links in messages of before no longer work. Webhooks are told nothing until somebody makes a new secret. Who was erased can't be
     * recognised any more. It goes on when nobody waits for it any longer.
     */
    private Uni<Void> giveUp(long number) {
        CompletableFuture<Void> running = replace(number);
        return Uni.createFrom()
                .completionStage(running::copy)
                .ifNoItem()
                .after(WORTH_WAITING)
                .failWith(LostSecrets::notYet)
                .chain(this::note)
                .invoke(left -> {
                    if (left > 0) {
                        throw notYet();
                    }
                })
                .replaceWithVoid();
    }

    private synchronized CompletableFuture<Void> replace(long number) {
        if (replacing.isDone()) {
            LOG.errorf("%d secrets are given up, as somebody has said: webhooks need new ones", number);
            replacing = texts.replaceLost().subscribeAsCompletionStage();
        }
        return replacing;
    }

    private Uni<Long> note() {
        return count().invoke(this::lacks).call(this::say);
    }

    private void lacks(long number) {
        boolean before = lacks;
        lacks = number > 0;
        process.sends(!lacks);
        if (lacks && !before) {
            LOG.errorf(WHY, number);
        } else if (before && !lacks) {
            LOG.warn("there is a key for each secret: this process sends again");
        }
    }

    private Uni<Void> say() {
        return holders.say(lacks).invoke(others -> othersHave = others).replaceWithVoid();
    }

    private static ProblemException notYet() {
        return new ProblemException(
                Problem.of(
                        503,
                        "secrets-being-given-up",
                        "Not yet",
                        "What a lost key had sealed is being replaced, some minutes for a million readers: ask again"),
                COME_AGAIN);
    }

    private static ProblemException lost(long number) {
        return new ProblemException(Problem.of(
                409,
                "secrets-lost",
                "Secrets are lost",
                WHY.formatted(number)
                        + ". If it is gone for good, release with {\"secrets_lost\": true}: links in messages that"
                        + " were sent stop working, webhooks are told nothing until they have a new secret, and who was erased"
                        + " is no longer recognised"));
    }
}
