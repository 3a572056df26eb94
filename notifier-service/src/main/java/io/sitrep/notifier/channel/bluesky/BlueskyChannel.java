package io.sitrep.notifier.channel.bluesky;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Promise;
import io.sitrep.notifier.channel.http.Call;
import io.sitrep.notifier.channel.http.Calls;
import io.sitrep.notifier.channel.http.ProviderApi;
import io.sitrep.notifier.channel.http.Reply;
import io.sitrep.notifier.channel.social.Links;
import io.sitrep.notifier.channel.social.Quota;
import io.sitrep.notifier.channel.social.SocialNetwork;
import io.sitrep.notifier.channel.text.Limit;
import io.sitrep.notifier.render.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;

/**
 * Posts to an account on Bluesky. Promise: exact, as a record is put under a key made of the message's ({@link RecordKey}): put again, it
 * is the same post. Limits: 300 graphemes and 3,000 bytes (lexicon app.bsky.feed.post); 5,000 points an hour, of which a post takes 3
 * (docs.bsky.app/docs/advanced-guides/rate-limits); both 2026-11. Text is never markup: what is a link is said beside it.
 */
@Singleton
public class BlueskyChannel extends SocialNetwork {
    private static final Limit TEXT = Limit.graphemes(300).and(Limit.bytes(3_000));
    private static final int POINTS_OF_A_POST = 3;
    private static final String COLLECTION = "app.bsky.feed.post";
    private static final Set<String> OF_THE_SESSION = Set.of("ExpiredToken", "InvalidToken", "AuthMissing");

    private final Settings.Bluesky settings;
    private final String base;
    private final Sessions sessions;

    BlueskyChannel(ProviderApi api, Settings settings, Clock clock) {
        super(
                api,
                clock,
                new Network("bluesky", "Bluesky", Promise.EXACT, 1),
                new Quota(POINTS_OF_A_POST, new Quota.Count("ratelimit-", Duration.ofHours(1))));
        this.settings = settings.bluesky();
        this.base = this.settings.url().toString().replaceAll("/+$", "");
        this.sessions = new Sessions(base, this.settings, clock);
    }

    @Override
    public boolean isOn() {
        return settings.handle().isPresent() && settings.password().isPresent();
    }

    @Override
    public String account() {
        return settings.handle().orElse(name());
    }

    @Override
    protected Limit limit() {
        return TEXT;
    }

    @Override
    protected Uni<Outcome> post(Message message, List<String> thread, Calls calls) {
        Optional<PostRef> parent = thread.isEmpty() ? Optional.empty() : PostRef.read(thread.get(thread.size() - 1));
        return asked("putRecord", RecordKey.of(message.key()), record(message, parent), calls)
                .invoke(quota::note)
                .map(reply -> outcome(reply, parent))
                .onFailure(NoSession.class)
                .recoverWithItem(refused -> ((NoSession) refused).outcome());
    }

    @Override
    protected Uni<Outcome> remove(String post, Calls calls) {
        Optional<PostRef> known = PostRef.read(post);
        if (known.isEmpty()) {
            return done(new Outcome.Rejected("it has no name by which Bluesky knows it", null));
        }
        return asked("deleteRecord", known.get().recordKey(), null, calls)
                .map(this::removed)
                .onFailure(NoSession.class)
                .recoverWithItem(refused -> ((NoSession) refused).outcome());
    }

    /** Asks as who we are, and once more when we are not any more. */
    private Uni<Reply> asked(String method, String key, JsonObject record, Calls calls) {
        return sessions.get(calls)
                .chain(session -> calls.call(call(method, key, record, session))
                        .chain(reply -> isOfTheSession(reply)
                                ? sessions.instead(session, calls)
                                        .chain(other -> calls.call(call(method, key, record, other)))
                                : Uni.createFrom().item(reply)));
    }

    private Call call(String method, String key, JsonObject record, Session session) {
        JsonObject body = new JsonObject()
                .put("repo", session.did())
                .put("collection", COLLECTION)
                .put("rkey", key);
        if (record != null) {
            body.put("record", record);
        }
        return Call.json(HttpMethod.POST, URI.create(base + "/xrpc/com.atproto.repo." + method), body)
                .bearer(session.access());
    }

    private static boolean isOfTheSession(Reply reply) {
        return reply.status() == 401
                || (reply.status() == 400
                        && OF_THE_SESSION.contains(String.valueOf(reply.json().getValue("error"))));
    }

    private Outcome outcome(Reply reply, Optional<PostRef> parent) {
        if (!reply.isSuccess()) {
            return notPosted(reply);
        }
        PostRef.Strong posted = new PostRef.Strong(
                String.valueOf(reply.json().getValue("uri")),
                String.valueOf(reply.json().getValue("cid")));
        PostRef ref = new PostRef(posted, parent.map(PostRef::root).orElse(posted));
        return new Outcome.Delivered(ref.text(), reply.code());
    }

    /** The same in each attempt: its time is when the news arrived here. */
    private JsonObject record(Message message, Optional<PostRef> parent) {
        String text = text(message);
        JsonObject record = new JsonObject()
                .put("$type", COLLECTION)
                .put("text", text)
                .put(
                        "createdAt",
                        message.publication()
                                .receivedAt()
                                .truncatedTo(ChronoUnit.MILLIS)
                                .toString())
                .put("langs", new JsonArray().add(message.reader().locale().toLanguageTag()))
                .put("facets", facets(text));
        parent.ifPresent(post -> record.put("reply", post.asParent()));
        return record;
    }

    /** What is a link: where it begins and ends, in bytes of UTF-8. */
    private static JsonArray facets(String text) {
        JsonArray facets = new JsonArray();
        for (MatchResult link : Links.in(text)) {
            int begins = bytes(text.substring(0, link.start()));
            facets.add(new JsonObject()
                    .put(
                            "index",
                            new JsonObject().put("byteStart", begins).put("byteEnd", begins + bytes(link.group())))
                    .put(
                            "features",
                            new JsonArray()
                                    .add(new JsonObject()
                                            .put("$type", "app.bsky.richtext.facet#link")
                                            .put("uri", link.group()))));
        }
        return facets;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
