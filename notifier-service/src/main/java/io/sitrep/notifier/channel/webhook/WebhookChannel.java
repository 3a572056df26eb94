package io.sitrep.notifier.channel.webhook;

import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.channel.Capability;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Preview;
import io.sitrep.notifier.channel.Promise;
import io.sitrep.notifier.channel.Provider;
import io.sitrep.notifier.channel.Registration;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.channel.http.CallersContext;
import io.sitrep.notifier.render.Message;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Posts signed messages to a subscriber's own URL, as the Standard Webhooks specification has it. Promise: at least once,
 * with a {@code webhook-id} that stays the same over every attempt, by which a receiver tells repetitions.
 */
@Singleton
public class WebhookChannel implements Channel {
    private final TargetCheck check;
    private final Challenge challenge;
    private final WebhookBody bodies;
    private final Lines lines;
    private final Clock clock;

    WebhookChannel(TargetCheck check, Challenge challenge, WebhookBody bodies, Lines lines, Clock clock) {
        this.check = check;
        this.challenge = challenge;
        this.bodies = bodies;
        this.lines = lines;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Capability capability() {
        return new Capability(Promise.AT_LEAST_ONCE, List.of("application/json"), false, true);
    }

    @Override
    public Uni<Registration> register(Registration wanted) {
        String secret = wanted.secret().orElseGet(WebhookSecret::make);
        WebhookSecret key;
        try {
            key = WebhookSecret.of(secret);
        } catch (IllegalArgumentException wrong) {
            return Uni.createFrom().failure(ProblemException.invalid("secret", wrong.getMessage()));
        }
        // Looked up before the word is sent, which then finds what is known.
        Uni<Void> good = wanted.challenge()
                ? CallersContext.uni(check.pinForStranger(wanted.address()))
                        .chain(() -> challenge.pose(wanted.address(), key))
                : CallersContext.uni(check.pin(wanted.address())).replaceWithVoid();
        return good.map(is -> new Registration(check.spelled(wanted.address()), Optional.of(secret), false))
                .onFailure(RefusedTarget.class)
                .transform(refused -> ProblemException.invalid("address", refused.getMessage()));
    }

    @Override
    public Optional<String> newSecret() {
        return Optional.of(WebhookSecret.make());
    }

    /** The host and port: whoever runs several endpoints there has one machine to lose. */
    @Override
    public Provider provider(String address) {
        return Provider.unlimited(check.authority(address), Line.CONNECTIONS_PER_HOST);
    }

    @Override
    public Uni<Preview> preview(Message message) {
        return Uni.createFrom()
                .item(() -> new Preview(null, new String(bodies.render(message), StandardCharsets.UTF_8)));
    }

    @Override
    public Uni<Outcome> deliver(Message message, Target target) {
        return Uni.createFrom().emitter(outcome -> {
            Line line = lines.here();
            line.run(() -> deliver(message, target, line, outcome));
        });
    }

    private void deliver(Message message, Target target, Line line, UniEmitter<? super Outcome> outcome) {
        try {
            line.post(post(message, target))
                    .onSuccess(answer -> outcome.complete(answer.outcome(clock.instant())))
                    .onFailure(failure -> outcome.complete(unanswered(failure)));
        } catch (RuntimeException ours) {
            outcome.fail(ours);
        }
    }

    private Post post(Message message, Target target) {
        List<WebhookSecret> secrets = Stream.concat(
                        target.secret().stream(), target.previous().at(clock.instant()).stream())
                .map(WebhookSecret::of)
                .toList();
        return new Post(target.address(), "msg_" + message.key(), secrets, bodies.render(message), false);
    }

    /** Only the kind of failure is kept: its message may name the address. */
    static Outcome unanswered(Throwable failure) {
        if (failure instanceof RefusedTarget refused) {
            String reason = "the URL " + refused.getMessage();
            return refused.passing ? Outcome.Retry.unanswered(reason) : new Outcome.Rejected(reason, null);
        }
        if (failure instanceof ProblemException busy) {
            return new Outcome.Deferred(
                    "the host's name had no turn to be looked up",
                    busy.retryAfter().orElse(Duration.ZERO));
        }
        return Outcome.Retry.unanswered(
                failure instanceof TimeoutException
                        ? "no answer in time"
                        : "no connection (" + failure.getClass().getSimpleName() + ")");
    }
}
