package io.sitrep.notifier.channel.mastodon;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Earlier;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Promise;
import io.sitrep.notifier.channel.http.Call;
import io.sitrep.notifier.channel.http.Calls;
import io.sitrep.notifier.channel.http.ProviderApi;
import io.sitrep.notifier.channel.http.Reply;
import io.sitrep.notifier.channel.social.Quota;
import io.sitrep.notifier.channel.social.Recalled;
import io.sitrep.notifier.channel.social.SocialNetwork;
import io.sitrep.notifier.channel.text.Limit;
import io.sitrep.notifier.channel.text.PlainUpdate;
import io.sitrep.notifier.render.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Posts to an account on a Mastodon server. Promise: exact. The server knows an {@code Idempotency-Key} for an hour
 * (docs.joinmastodon.org/methods/statuses, 2026-11); what is older is looked for among the account's own posts before it is posted.
 * What a correction has changed since is edited. The token needs {@code write:statuses}, and {@code read:accounts read:statuses} to look.
 * 300 posts in 3 hours (RateLimiter of Mastodon 4.5), 30 deletions in 30 minutes (docs.joinmastodon.org/api/rate-limits, both 2026-11).
 */
@Singleton
public class MastodonChannel extends SocialNetwork {
    private static final Duration KEYS_ARE_KEPT = Duration.ofHours(1);
    private static final Duration MARGIN = Duration.ofMinutes(10);
    private static final Duration OF_STATUSES = Duration.ofHours(3);
    private static final Duration OF_DELETIONS = Duration.ofMinutes(30);
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
                new Network("mastodon", "Mastodon", Promise.EXACT, 1, "SITREP_MASTODON_TOKEN, SITREP_MASTODON_URL"),
                new Quotas(
                        new Quota(1, new Quota.Count("X-RateLimit-", OF_STATUSES)),
                        new Quota(1, new Quota.Count("X-RateLimit-", OF_DELETIONS))));
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
    protected Uni<Outcome> post(Message message, Earlier earlier, Calls calls) {
        return instance.ask(calls)
                .chain(() -> before(message, earlier, calls))
                .chain(before -> before == null ? send(message, earlier.posts(), calls) : done(before));
    }

    @Override
    protected Uni<Outcome> remove(String post, Calls calls) {
        Call call = mine(Call.delete(at(STATUSES + "/" + post)));
        return calls.call(call).map(answers::removed);
    }

    /** By their words: whether the server knows their keys can't be asked without posting what is not there. */
    @Override
    protected Uni<Recalled> recalled(List<Message> sought, Earlier earlier, Calls calls) {
        return Recalled.each(sought, (message, ids) -> {
            List<String> known =
                    Stream.concat(earlier.posts().stream(), ids.stream()).toList();
            return own.find(sought(message, known), calls)
                    .map(MastodonChannel::recalled)
                    .chain(found ->
                            found == Recalled.NOTHING && message.publication().revision() > 0
                                    ? inEarlierWords(message, known, calls)
                                    : Uni.createFrom().item(found));
        });
    }

    /** The words that it had before they were corrected nobody has: another post about the incident may be it. */
    private Uni<Recalled> inEarlierWords(Message message, List<String> known, Calls calls) {
        OwnPosts.Sought other = new OwnPosts.Sought(PlainUpdate.of(message).url(), true, since(message), known);
        return own.find(other, calls)
                .map(MastodonChannel::recalled)
                .map(found -> found.posts().isEmpty() ? found : Recalled.UNKNOWN);
    }

    private static Recalled recalled(OwnPosts.Found found) {
        return found.unread() != null
                ? Recalled.UNKNOWN
                : found.id().map(Recalled::one).orElse(Recalled.NOTHING);
    }

    private OwnPosts.Sought sought(Message message, List<String> known) {
        return new OwnPosts.Sought(text(message), false, since(message), known);
    }

    private static Instant since(Message message) {
        return message.publication().receivedAt().minus(MARGIN);
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
    private Uni<Outcome> before(Message message, Earlier earlier, Calls calls) {
        if (isKeyKnown(message)) {
            return Uni.createFrom().nullItem();
        }
        return own.find(sought(message, earlier.posts()), calls)
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
        JsonObject status = status(message);
        if (!thread.isEmpty()) {
            status.put("in_reply_to_id", thread.get(thread.size() - 1));
        }
        Call call = mine(Call.json(HttpMethod.POST, at(STATUSES), status))
                .with("Idempotency-Key", message.key().toString());
        return calls.call(call).invoke(quota::note).chain(reply -> {
            boolean parentIsGone = reply.status() == NOT_FOUND && !thread.isEmpty();
            return parentIsGone ? send(message, withoutLast(thread), calls) : newest(message, reply, calls);
        });
    }

    /** The server answers a key it knows with the post of an earlier attempt: where a correction came in between, that reads as before. */
    private Uni<Outcome> newest(Message message, Reply reply, Calls calls) {
        String id = reply.json().getValue("id") instanceof String known ? known : null;
        boolean isOlder = reply.isSuccess()
                && id != null
                && message.publication().revision() > 0
                && !OwnPosts.reads(reply.json(), text(message));
        if (!isOlder) {
            return done(reply.isSuccess() ? new Outcome.Delivered(id, reply.code()) : answers.notPosted(reply));
        }
        Call edit = mine(Call.json(HttpMethod.PUT, at(STATUSES + "/" + id), status(message)));
        return calls.call(edit)
                .map(edited ->
                        edited.isSuccess() ? new Outcome.Delivered(id, edited.code()) : answers.notPosted(edited));
    }

    private JsonObject status(Message message) {
        return new JsonObject()
                .put("status", text(message))
                .put("language", message.reader().locale().getLanguage());
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
