package io.sitrep.notifier.channel.mastodon;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Promise;
import io.sitrep.notifier.channel.http.Call;
import io.sitrep.notifier.channel.http.Calls;
import io.sitrep.notifier.channel.http.ProviderApi;
import io.sitrep.notifier.channel.http.Reply;
import io.sitrep.notifier.channel.social.Quota;
import io.sitrep.notifier.channel.social.SocialNetwork;
import io.sitrep.notifier.channel.text.Limit;
import io.sitrep.notifier.render.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Posts to an account on a Mastodon server. Promise: exact. The server knows an {@code Idempotency-Key} for an hour
 * (docs.joinmastodon.org/methods/statuses, 2026-11); what is older is looked for among the account's own posts before it is posted. The
 * token needs {@code write:statuses}, and {@code read:accounts read:statuses} for that. 300 requests in 5 minutes
 * (docs.joinmastodon.org/api/rate-limits, 2026-11).
 */
@Singleton
public class MastodonChannel extends SocialNetwork {
    private static final Duration KEYS_ARE_KEPT = Duration.ofHours(1);
    private static final Duration MARGIN = Duration.ofMinutes(10);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final String STATUSES = "/api/v1/statuses";
    private static final int NOT_FOUND = 404;

    private final Settings.Mastodon settings;
    private final String base;
    private final Instance instance;
    private final OwnPosts own;

    MastodonChannel(ProviderApi api, Settings settings, Clock clock) {
        super(
                api,
                clock,
                new Network("mastodon", "Mastodon", Promise.EXACT, 1),
                new Quota(1, new Quota.Count("X-RateLimit-", WINDOW)));
        this.settings = settings.mastodon();
        this.base = this.settings.url().map(Object::toString).orElse("").replaceAll("/+$", "");
        this.instance = new Instance(at("/api/v2/instance"), clock);
        this.own = new OwnPosts(this::asked);
    }

    @Override
    public boolean isOn() {
        return settings.url().isPresent() && settings.token().isPresent();
    }

    @Override
    public String account() {
        return settings.url().map(URI::getHost).orElse(name());
    }

    @Override
    protected Limit limit() {
        return instance.limit();
    }

    @Override
    protected Uni<Outcome> post(Message message, List<String> thread, Calls calls) {
        return instance.ask(calls)
                .chain(() -> before(message, calls))
                .chain(before -> before == null ? send(message, thread, calls) : done(before));
    }

    @Override
    protected Uni<Outcome> remove(String post, Calls calls) {
        Call call = mine(Call.delete(at(STATUSES + "/" + post)));
        return calls.call(call).map(this::removed);
    }

    /** Whether the server would know the key of each attempt there may have been: the first was no sooner than it arrived here. */
    private boolean isKeyKnown(Message message) {
        return message.publication()
                .receivedAt()
                .plus(KEYS_ARE_KEPT)
                .minus(MARGIN)
                .isAfter(clock.instant());
    }

    /** What an earlier attempt posted, or why that can't be found out; null when there is nothing. */
    private Uni<Outcome> before(Message message, Calls calls) {
        if (isKeyKnown(message)) {
            return Uni.createFrom().nullItem();
        }
        return own.find(text(message), message.publication().receivedAt().minus(MARGIN), calls)
                .map(found -> found.unread() != null
                        ? unread(found.unread())
                        : found.id()
                                .map(id -> (Outcome) new Outcome.Delivered(id, null))
                                .orElse(null));
    }

    private Outcome unread(Reply reply) {
        return new Outcome.Retry(
                "Mastodon does not show the account's own posts", quota.asked(reply, clock.instant()), reply.code());
    }

    private Uni<Outcome> send(Message message, List<String> thread, Calls calls) {
        JsonObject status = new JsonObject()
                .put("status", text(message))
                .put("language", message.reader().locale().getLanguage());
        if (!thread.isEmpty()) {
            status.put("in_reply_to_id", thread.get(thread.size() - 1));
        }
        Call call = mine(Call.json(HttpMethod.POST, at(STATUSES), status))
                .with("Idempotency-Key", message.key().toString());
        return calls.call(call).invoke(quota::note).chain(reply -> {
            boolean parentIsGone = reply.status() == NOT_FOUND && !thread.isEmpty();
            return parentIsGone ? send(message, withoutLast(thread), calls) : done(outcome(reply));
        });
    }

    private Outcome outcome(Reply reply) {
        return reply.isSuccess()
                ? new Outcome.Delivered(reply.json().getValue("id") instanceof String id ? id : null, reply.code())
                : notPosted(reply);
    }

    private Call asked(String path) {
        return mine(Call.get(at(path)));
    }

    private Call mine(Call call) {
        return call.bearer(settings.token().orElseThrow());
    }

    private URI at(String path) {
        return URI.create(base + path);
    }
}
