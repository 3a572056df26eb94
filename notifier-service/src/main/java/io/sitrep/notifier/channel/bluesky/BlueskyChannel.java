package io.sitrep.notifier.channel.bluesky;

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
import io.sitrep.notifier.render.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Posts to an account on Bluesky. Promise: exact, as a record is put under a key made of the message's ({@link RecordKey}): put again, it
 * is the same post; a correction of what may have been posted takes that away and is another. Limits: 300 graphemes and 3,000 bytes (lexicon app.bsky.feed.post); 5,000 points an hour, of which a post takes 3
 * (docs.bsky.app/docs/advanced-guides/rate-limits); both 2026-11. Text is never markup: what is a link is said beside it.
 */
@Singleton
public class BlueskyChannel extends SocialNetwork {
    private static final Limit TEXT = Limit.graphemes(300).and(Limit.bytes(3_000));
    private static final int POINTS_OF_A_POST = 3;
    private static final Quota.Count POINTS = new Quota.Count("ratelimit-", Duration.ofHours(1));
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Set<Integer> NOT_THERE = Set.of(400, 404);
    private static final String COLLECTION = "app.bsky.feed.post";
    private static final Set<String> OF_THE_SESSION = Set.of("ExpiredToken", "InvalidToken", "AuthMissing");

    private final Settings.Bluesky settings;
    private final String base;
    private final Sessions sessions;

    BlueskyChannel(ProviderApi api, Settings settings, Clock clock) {
        super(
                api,
                clock,
                new Network("bluesky", "Bluesky", Promise.EXACT, 1, "SITREP_BLUESKY_PASSWORD, SITREP_BLUESKY_URL"),
                new Quotas(new Quota(POINTS_OF_A_POST, POINTS), new Quota(1, POINTS)));
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
    protected Uni<Outcome> post(Message message, Earlier earlier, Calls calls) {
        List<String> thread = earlier.posts();
        Optional<PostRef> parent = thread.isEmpty() ? Optional.empty() : PostRef.read(thread.get(thread.size() - 1));
        int revision = message.publication().revision();
        String key = RecordKey.of(message.key(), revision);
        return withoutOlder(message, revision - 1, calls)
                .chain(trouble -> trouble == null ? standing(message, key, parent, calls) : done(trouble))
                .chain(before -> before == null ? put(message, key, parent, calls) : done(before))
                .onFailure(NoSession.class)
                .recoverWithItem(refused -> ((NoSession) refused).outcome());
    }

    private Uni<Outcome> put(Message message, String key, Optional<PostRef> parent, Calls calls) {
        return asked(session -> call("putRecord", key, record(message, parent), session), calls)
                .invoke(quota::note)
                .map(reply -> outcome(reply, parent));
    }

    @Override
    protected Uni<Outcome> remove(String post, Calls calls) {
        Optional<PostRef> known = PostRef.read(post);
        if (known.isEmpty()) {
            return done(new Outcome.Rejected("it has no name by which Bluesky knows it", null));
        }
        return delete(known.get().recordKey(), calls)
                .onFailure(NoSession.class)
                .recoverWithItem(refused -> ((NoSession) refused).outcome());
    }

    private Uni<Outcome> delete(String key, Calls calls) {
        return asked(session -> call("deleteRecord", key, null, session), calls)
                .map(reply -> isOfTheSession(reply) ? answers.untilMended(reply) : answers.removed(reply));
    }

    /**
     * Takes away what attempts posted before a correction came: readers are not shown what becomes of a record. Null when none of it
     * stands.
     */
    private Uni<Outcome> withoutOlder(Message message, int revision, Calls calls) {
        if (revision < 0) {
            return Uni.createFrom().nullItem();
        }
        return delete(RecordKey.of(message.key(), revision), calls)
                .chain(gone ->
                        gone instanceof Outcome.Delivered ? withoutOlder(message, revision - 1, calls) : done(gone));
    }

    /** What is late may have been tried before, at another time: what an attempt has posted stays as it is. Null when there is nothing. */
    private Uni<Outcome> standing(Message message, String key, Optional<PostRef> parent, Calls calls) {
        if (!isLate(message)) {
            return Uni.createFrom().nullItem();
        }
        return recordOf(key, calls)
                .map(reply -> reply.isSuccess() || !NOT_THERE.contains(reply.status()) ? outcome(reply, parent) : null);
    }

    private boolean isLate(Message message) {
        return message.publication().receivedAt().plus(SOON).isBefore(clock.instant());
    }

    /** By their keys, of each text that a message had. */
    @Override
    protected Uni<Recalled> recalled(List<Message> sought, Earlier earlier, Calls calls) {
        List<String> keys = sought.stream()
                .flatMap(message -> IntStream.rangeClosed(
                                0, message.publication().revision())
                        .mapToObj(revision -> RecordKey.of(message.key(), revision)))
                .distinct()
                .toList();
        return Recalled.each(keys, (key, ids) -> recordOf(key, calls).map(BlueskyChannel::recalled))
                .onFailure(NoSession.class)
                .recoverWithItem(Recalled.UNKNOWN);
    }

    private static Recalled recalled(Reply reply) {
        if (reply.isSuccess()) {
            return Recalled.one(PostRef.of(reply.json()));
        }
        return isNotThere(reply) ? Recalled.NOTHING : Recalled.UNKNOWN;
    }

    private Uni<Reply> recordOf(String key, Calls calls) {
        return asked(session -> Call.get(recordAt(session, key)).bearer(session.access()), calls);
    }

    private static boolean isNotThere(Reply reply) {
        return reply.status() == 404 || "RecordNotFound".equals(reply.json().getValue("error"));
    }

    /** Asks as who we are, and once more when we are not any more. */
    private Uni<Reply> asked(Function<Session, Call> call, Calls calls) {
        return sessions.get(calls)
                .chain(session -> calls.call(call.apply(session))
                        .chain(reply -> isOfTheSession(reply)
                                ? sessions.instead(session, calls).chain(other -> calls.call(call.apply(other)))
                                : Uni.createFrom().item(reply)));
    }

    private URI recordAt(Session session, String key) {
        return URI.create(base + "/xrpc/com.atproto.repo.getRecord?repo=" + session.did() + "&collection=" + COLLECTION
                + "&rkey=" + key);
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
            return isOfTheSession(reply) ? answers.untilMended(reply) : answers.notPosted(reply);
        }
        PostRef.Strong posted = PostRef.Strong.of(reply.json());
        PostRef ref = new PostRef(posted, parent.map(PostRef::root).orElse(posted));
        return new Outcome.Delivered(ref.text(), reply.code());
    }

    /** Its time is when the news arrived here, and that of the attempt for what is late: a thread is read by it. */
    private JsonObject record(Message message, Optional<PostRef> parent) {
        String text = text(message);
        Instant at = isLate(message) ? clock.instant() : message.publication().receivedAt();
        JsonObject record = new JsonObject()
                .put("$type", COLLECTION)
                .put("text", text)
                .put("createdAt", at.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("langs", new JsonArray().add(message.reader().locale().toLanguageTag()))
                .put("facets", Facets.of(text));
        parent.ifPresent(post -> record.put("reply", post.asParent()));
        return record;
    }
}
