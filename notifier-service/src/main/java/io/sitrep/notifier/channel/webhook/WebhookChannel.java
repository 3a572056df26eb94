package io.sitrep.notifier.channel.webhook;

import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Preview;
import io.sitrep.notifier.channel.Provider;
import io.sitrep.notifier.channel.Registration;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.render.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Posts signed messages to a subscriber's own URL, as the Standard Webhooks specification has it. Promise: at least once,
 * with a {@code webhook-id} that stays the same over every attempt, by which a receiver tells repetitions.
 */
@Singleton
public class WebhookChannel implements Channel {
    private static final int CONNECTIONS_PER_HOST = 64;

    private final TargetCheck check;
    private final WebhookBody bodies;
    private final Vertx vertx;
    private final Clock clock;
    private final Duration timeout;
    private final HttpClient client;

    WebhookChannel(TargetCheck check, WebhookBody bodies, Vertx vertx, Clock clock, Settings settings) {
        this.check = check;
        this.bodies = bodies;
        this.vertx = vertx;
        this.clock = clock;
        this.timeout = settings.delivery().timeout();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_HOST)
                .setConnectTimeout((int) timeout.toMillis())
                .setKeepAliveTimeout(30)
                .setDecompressionSupported(false));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Uni<Registration> register(Registration wanted) {
        String secret = wanted.secret().orElseGet(WebhookSecret::make);
        try {
            WebhookSecret.of(secret);
        } catch (IllegalArgumentException wrong) {
            return Uni.createFrom().failure(ProblemException.invalid("secret", wrong.getMessage()));
        }
        return Uni.createFrom()
                .completionStage(() -> check.pin(wanted.address()).toCompletionStage())
                .map(pinned -> new Registration(wanted.address(), Optional.of(secret)))
                .onFailure(RefusedTarget.class)
                .transform(refused -> ProblemException.invalid("address", refused.getMessage()));
    }

    /** The host and port: whoever runs several endpoints there has one machine to lose. */
    @Override
    public Provider provider(String address) {
        return Provider.unlimited(URI.create(address).getRawAuthority(), CONNECTIONS_PER_HOST);
    }

    @Override
    public Uni<Preview> preview(Message message) {
        return Uni.createFrom()
                .item(() -> new Preview(null, new String(bodies.render(message), StandardCharsets.UTF_8)));
    }

    @Override
    public Uni<Outcome> deliver(Message message, Target target) {
        Instant deadline = clock.instant().plus(timeout);
        return Uni.createFrom()
                .completionStage(() -> check.pin(target.address())
                        .compose(pinned -> post(message, target, pinned, deadline))
                        .map(answer -> answer.outcome(clock.instant()))
                        .otherwise(WebhookChannel::unanswered)
                        .toCompletionStage());
    }

    private Future<Answer> post(Message message, Target target, PinnedTarget pinned, Instant deadline) {
        Instant now = clock.instant();
        if (!now.isBefore(deadline)) {
            return Future.failedFuture(new TimeoutException("the name took all the time"));
        }
        byte[] body = bodies.render(message);
        String id = "msg_" + message.key();
        long timestamp = now.getEpochSecond();
        WebhookSecret secret = WebhookSecret.of(target.secret().orElseThrow());
        RequestOptions request = pinned.post()
                .putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "Sitrep-Notifier")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", Long.toString(timestamp))
                .putHeader("webhook-signature", secret.sign(id, timestamp, body));
        return Exchange.post(vertx, client, request, Buffer.buffer(body), Duration.between(now, deadline));
    }

    /** Only the kind of failure is kept: its message may name the address. */
    private static Outcome unanswered(Throwable failure) {
        if (failure instanceof RefusedTarget refused) {
            String reason = "the URL " + refused.getMessage();
            return refused.passing ? Outcome.Retry.unanswered(reason) : new Outcome.Rejected(reason, null);
        }
        return Outcome.Retry.unanswered(
                failure instanceof TimeoutException
                        ? "no answer in time"
                        : "no connection (" + failure.getClass().getSimpleName() + ")");
    }
}
