package io.sitrep.notifier.channel.bluesky;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.http.Call;
import io.sitrep.notifier.channel.http.CallersContext;
import io.sitrep.notifier.channel.http.Calls;
import io.sitrep.notifier.channel.http.Reply;
import io.sitrep.notifier.channel.social.Quota;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keeps the one session there is with the server: made with the password when there is none, renewed without it when it has expired. Who
 * asks while that is under way waits for the same answer. 30 logins in 5 minutes are taken, and in a day 300
 * (docs.bsky.app/docs/advanced-guides/rate-limits, 2026-11) or 100 (issue 183 of bluesky-social/bsky-docs): a password that was
 * refused is tried again after a quarter of an hour, not sooner.
 */
final class Sessions {
    private static final Logger LOG = Logger.getLogger(Sessions.class);
    private static final Duration AFTER_A_REFUSAL = Duration.ofMinutes(15);
    private static final int TOO_MANY = 429;

    private final String base;
    private final Settings.Bluesky settings;
    private final Clock clock;
    private final Quota logins = new Quota(1, new Quota.Count("ratelimit-", AFTER_A_REFUSAL));
    private Session current;
    private Future<Session> underWay;
    private volatile Instant notBefore = Instant.MIN;

    Sessions(String base, Settings.Bluesky settings, Clock clock) {
        this.base = base;
        this.settings = settings;
        this.clock = clock;
    }

    /** Fails with {@link NoSession}, or as the call does. */
    synchronized Uni<Session> get(Calls calls) {
        return current == null ? together(() -> login(calls)) : Uni.createFrom().item(current);
    }

    /** Another one, after this was refused; what somebody else has got meanwhile will do. Fails as {@link #get} does. */
    synchronized Uni<Session> instead(Session refused, Calls calls) {
        if (current != null && !current.equals(refused)) {
            return Uni.createFrom().item(current);
        }
        return together(() -> renew(refused, calls));
    }

    private synchronized Uni<Session> together(Supplier<Uni<Session>> work) {
        if (underWay != null) {
            return CallersContext.uni(underWay);
        }
        Promise<Session> promise = Promise.promise();
        Future<Session> mine = promise.future();
        underWay = mine;
        work.get()
                .subscribe()
                .with(
                        session -> {
                            ended(session);
                            promise.complete(session);
                        },
                        failure -> {
                            ended(null);
                            promise.fail(failure);
                        });
        return CallersContext.uni(mine);
    }

    private synchronized void ended(Session session) {
        underWay = null;
        current = session == null ? current : session;
    }

    private Uni<Session> login(Calls calls) {
        Instant now = clock.instant();
        if (notBefore.isAfter(now)) {
            return Uni.createFrom()
                    .failure(new NoSession("Bluesky does not let us in", Duration.between(now, notBefore), null));
        }
        JsonObject credentials = new JsonObject()
                .put("identifier", settings.handle().orElseThrow().replaceFirst("^@", ""))
                .put("password", settings.password().orElseThrow());
        return calls.call(Call.json(HttpMethod.POST, at("createSession"), credentials))
                .map(reply -> session(reply, clock.instant()));
    }

    private Uni<Session> renew(Session expired, Calls calls) {
        return calls.call(Call.post(at("refreshSession")).bearer(expired.refresh()))
                .chain(reply -> {
                    if (reply.isSuccess()) {
                        return Uni.createFrom().item(session(reply, clock.instant()));
                    }
                    // What renews has expired, too, or was used before.
                    return reply.status() == 400 || reply.status() == 401
                            ? login(calls)
                            : Uni.createFrom().failure(notNow(reply, clock.instant()));
                });
    }

    private Session session(Reply reply, Instant now) {
        JsonObject json = reply.json();
        if (reply.isSuccess()
                && json.getValue("did") instanceof String did
                && json.getValue("accessJwt") instanceof String access
                && json.getValue("refreshJwt") instanceof String refresh) {
            return new Session(did, access, refresh);
        }
        if (reply.status() == 400 || reply.status() == 401) {
            notBefore = now.plus(AFTER_A_REFUSAL);
            LOG.error(
                    "Bluesky refuses SITREP_BLUESKY_HANDLE with SITREP_BLUESKY_PASSWORD; asked again in a quarter of an hour");
            throw new NoSession("Bluesky does not let us in", AFTER_A_REFUSAL, reply.code());
        }
        throw notNow(reply, now);
    }

    private NoSession notNow(Reply reply, Instant now) {
        Duration after = logins.asked(reply, now);
        if (reply.status() == TOO_MANY) {
            notBefore = now.plus(after);
        }
        return new NoSession("Bluesky does not let us in now", after, reply.code());
    }

    private URI at(String method) {
        return URI.create(base + "/xrpc/com.atproto.server." + method);
    }
}
