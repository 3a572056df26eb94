package io.sitrep.notifier.channel.x;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Earlier;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Promise;
import io.sitrep.notifier.channel.Sighting;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.channel.http.Call;
import io.sitrep.notifier.channel.http.Calls;
import io.sitrep.notifier.channel.http.NoAnswer;
import io.sitrep.notifier.channel.http.ProviderApi;
import io.sitrep.notifier.channel.http.Reply;
import io.sitrep.notifier.channel.social.Quota;
import io.sitrep.notifier.channel.social.Recalled;
import io.sitrep.notifier.channel.social.SocialNetwork;
import io.sitrep.notifier.channel.text.Limit;
import io.sitrep.notifier.channel.text.PlainUpdate;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.StoredPublication;
import io.sitrep.notifier.render.Words;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Posts to an account on X by its API v2. Promise: once or not at all, as there is no idempotency key: after an attempt
 * of which nobody knows what became the account's own posts are looked at before the next. X refuses the same words twice;
 * what is refused so is looked for, too: it was posted by an attempt of which nothing was heard, or it was said before in the same words, then it
 * is said with its time. Limits: {@link Weight}; 100 posts in 15 minutes, and a day's number by what the
 * account pays for (docs.x.com/x-api/fundamentals/rate-limits, 2026-11); what is left its answers say.
 */
@Singleton
public class XChannel extends SocialNetwork {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration A_DAY = Duration.ofHours(24);

    /** Their clock and ours may differ. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final int FORBIDDEN = 403;

    /** Of a reply to what is gone either was seen. */
    private static final Set<Integer> REFUSALS = Set.of(400, FORBIDDEN);

    private static final String TWEETS = "/2/tweets";

    private final Settings.X settings;
    private final String base;
    private final ProviderApi api;
    private final OwnPosts own;
    private final Credentials credentials;

    XChannel(ProviderApi api, Settings settings, Clock clock) {
        super(
                api,
                clock,
                new Network("x", "X", Promise.AT_MOST_ONCE, 1, "SITREP_X_TOKEN, SITREP_X_URL"),
                new Quotas(quota(), quota()));
        this.api = api;
        this.settings = settings.x();
        this.base = this.settings.url().toString().replaceAll("/+$", "");
        this.credentials = new Credentials(this.settings, clock);
        this.own = new OwnPosts(path -> mine(Call.get(at(path))));
    }

    private static Quota quota() {
        return new Quota(
                1,
                new Quota.Count("x-rate-limit-", WINDOW),
                new Quota.Count("x-user-limit-24hour-", A_DAY),
                new Quota.Count("x-app-limit-24hour-", A_DAY));
    }

    @Override
    public boolean isOn() {
        return settings.token().isPresent();
    }

    @Override
    protected Limit limit() {
        return Weight.POST;
    }

    @Override
    protected Uni<Outcome> post(Message message, Earlier earlier, Calls calls) {
        return earlier.doubt().own()
                ? find(message, earlier, calls).chain(found -> unlessFound(message, found, earlier, calls))
                : say(message, earlier, calls);
    }

    @Override
    protected Uni<Outcome> remove(String post, Calls calls) {
        return calls.call(mine(Call.delete(at(TWEETS + "/" + post)))).map(answers::removed);
    }

    @Override
    public boolean canLook() {
        return isOn();
    }

    /**
     * Among what the account posted since, by its very words: of one incident several may be looked for at a time. Whatever else was posted
     * may be it, in the words of another time. What was deleted is not there, so of a retraction nothing can be told.
     */
    @Override
    public Uni<Sighting> look(Message message, Target target, Instant since) {
        if (message.publication().kind() == StoredPublication.Kind.RETRACTION) {
            return Uni.createFrom().item(new Sighting.Unclear());
        }
        OwnPosts.Sought sought = sought(message, since, target.earlier().posts());
        return own.since(since, api.calls()).map(read -> sighting(read, sought));
    }

    private static Sighting sighting(OwnPosts.Read read, OwnPosts.Sought sought) {
        if (read.look() != OwnPosts.Look.READ) {
            return new Sighting.Unclear();
        }
        boolean isAnything = !read.without(sought.known()).posts().isEmpty();
        return read.find(sought)
                .id()
                .<Sighting>map(Sighting.Found::new)
                .orElse(isAnything ? new Sighting.Unclear() : new Sighting.NotThere());
    }

    @Override
    protected Uni<Recalled> recalled(List<Message> sought, Earlier earlier, Calls calls) {
        return Recalled.each(sought, (message, ids) -> {
            List<String> known =
                    Stream.concat(earlier.posts().stream(), ids.stream()).toList();
            OwnPosts.Sought words = sought(message, since(message), known);
            return own.since(words.since(), calls).map(read -> recalled(message, read, words));
        });
    }

    /** The words that it had before they were corrected nobody has: another post about the incident may be it. */
    private static Recalled recalled(Message message, OwnPosts.Read read, OwnPosts.Sought sought) {
        OwnPosts.Found found = read.find(sought);
        String link = PlainUpdate.of(message).url();
        boolean isPerhapsInEarlierWords = message.publication().revision() > 0
                && read.without(sought.known()).posts().stream()
                        .anyMatch(post -> post.text().contains(link));
        return found.id()
                .map(Recalled::one)
                .orElse(found.isRead() && !isPerhapsInEarlierWords ? Recalled.NOTHING : Recalled.UNKNOWN);
    }

    /** What is no longer known is looked for before it is said once more. */
    private Uni<Outcome> unlessFound(Message message, OwnPosts.Found found, Earlier earlier, Calls calls) {
        if (found.id().isPresent()) {
            return done(new Outcome.Delivered(found.id().get(), null));
        }
        return found.look() == OwnPosts.Look.UNREAD
                ? done(Outcome.Retry.unanswered("X does not show the account's own posts"))
                : say(message, earlier, calls);
    }

    private Uni<Outcome> say(Message message, Earlier earlier, Calls calls) {
        return send(text(message), earlier.posts(), calls)
                .chain(reply -> isRefused(reply, "duplicate")
                        ? find(message, earlier, calls).chain(found -> again(message, found, earlier, calls))
                        : done(outcome(reply)))
                .onFailure(NoAnswer.class)
                .recoverWithItem(new Outcome.Uncertain("X did not answer, it may have been posted", null));
    }

    private Uni<Outcome> again(Message message, OwnPosts.Found found, Earlier earlier, Calls calls) {
        if (found.id().isPresent()) {
            return done(new Outcome.Delivered(found.id().get(), null));
        }
        return found.isRead()
                ? send(withItsTime(message), earlier.posts(), calls).map(this::outcome)
                : done(new Outcome.Uncertain(
                        "X has these words already, from now or before", Integer.toString(FORBIDDEN)));
    }

    /** In the words it has, or has when they were said before; what is in the thread already is not this message. */
    private Uni<OwnPosts.Found> find(Message message, Earlier earlier, Calls calls) {
        return own.find(sought(message, since(message), earlier.posts()), calls);
    }

    private static Instant since(Message message) {
        return message.publication().receivedAt().minus(MARGIN);
    }

    private OwnPosts.Sought sought(Message message, Instant since, List<String> known) {
        return new OwnPosts.Sought(Set.of(text(message), withItsTime(message)), since, known);
    }

    /** Where the account's words leave out what is said, they give way to the suite's. */
    private String withItsTime(Message message) {
        PlainUpdate update = PlainUpdate.of(message, name());
        String time = Words.of(message.reader()).time(message.publication().receivedAt());
        return text(message, update.withText(time + "\n\n" + update.text()));
    }

    private Uni<Reply> send(String text, List<String> thread, Calls calls) {
        JsonObject post = new JsonObject().put("text", text);
        if (!thread.isEmpty()) {
            post.put("reply", new JsonObject().put("in_reply_to_tweet_id", thread.get(thread.size() - 1)));
        }
        return calls.call(mine(Call.json(HttpMethod.POST, at(TWEETS), post)))
                .invoke(quota::note)
                .chain(reply -> isRefused(reply, "deleted or not visible") && !thread.isEmpty()
                        ? send(text, withoutLast(thread), calls)
                        : Uni.createFrom().item(reply));
    }

    private Outcome outcome(Reply reply) {
        if (!reply.isSuccess()) {
            return isRefused(reply, "duplicate")
                    ? new Outcome.Rejected("X refused the same words twice", reply.code())
                    : answers.notPosted(reply);
        }
        String id = reply.json().getValue("data") instanceof JsonObject data ? data.getString("id") : null;
        return new Outcome.Delivered(id, reply.code());
    }

    private static boolean isRefused(Reply reply, String why) {
        return REFUSALS.contains(reply.status())
                && String.valueOf(reply.json().getValue("detail")).contains(why);
    }

    private Call mine(Call call) {
        return credentials.on(call);
    }

    private URI at(String path) {
        return URI.create(base + path);
    }
}
