package io.sitrep.notifier.channel.social;

import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.channel.Capability;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Earlier;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Preview;
import io.sitrep.notifier.channel.Promise;
import io.sitrep.notifier.channel.Provider;
import io.sitrep.notifier.channel.Rate;
import io.sitrep.notifier.channel.Registration;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.channel.http.Calls;
import io.sitrep.notifier.channel.http.NoAnswer;
import io.sitrep.notifier.channel.http.NotSent;
import io.sitrep.notifier.channel.http.ProviderApi;
import io.sitrep.notifier.channel.http.Reply;
import io.sitrep.notifier.channel.text.Inert;
import io.sitrep.notifier.channel.text.Limit;
import io.sitrep.notifier.channel.text.PlainUpdate;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.StoredPublication.Kind;
import io.sitrep.notifier.render.Words;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Posts to the account of ours on a social network: an incident is a thread, each word about it a reply to the last one that stands. A
 * retraction deletes the posts that it takes back; where the network refuses that for good it is said in a reply. A test is posted and
 * deleted at once. Who follows the account there needs no address; nothing is posted for them alone.
 */
public abstract class SocialNetwork implements Channel {
    private static final Set<Integer> NOT_NOW = Set.of(401, 403, 404, 408, 425, 429, 503);
    private static final Set<Integer> NOT_THERE = Set.of(404, 410);

    /** In chars: no network takes as much, and measuring takes its time. */
    private static final int LONGEST_READ = 50_000;

    /** It is one account: what is written there follows one after the other. */
    private static final int AT_ONCE = 4;

    /**
     * What one network is.
     *
     * @param title as people call it
     * @param perSecond posts, as many as never exceed what it takes in the long run; what it takes exactly, its answers say
     */
    public record Network(String name, String title, Promise promise, double perSecond) {}

    protected final Clock clock;
    protected final Quota quota;

    private final ProviderApi api;
    private final Network network;

    protected SocialNetwork(ProviderApi api, Clock clock, Network network, Quota quota) {
        this.api = api;
        this.clock = clock;
        this.network = network;
        this.quota = quota;
    }

    /** How long a post may be. */
    protected abstract Limit limit();

    /**
     * Posts the message. May fail with {@link NotSent} and {@link NoAnswer}, which then are tried again.
     *
     * @param thread what stands of it, oldest first; empty for the first post
     */
    protected abstract Uni<Outcome> post(Message message, List<String> thread, Calls calls);

    /** Takes a post away. Delivered when it is not there any more, whoever took it away. May fail as {@link #post} may. */
    protected abstract Uni<Outcome> remove(String post, Calls calls);

    @Override
    public final String name() {
        return network.name();
    }

    @Override
    public final Capability capability() {
        return new Capability(network.promise(), List.of("text/plain"), true, false);
    }

    @Override
    public final boolean needsAddress() {
        return false;
    }

    @Override
    public final Provider provider(String address) {
        return new Provider(network.name(), AT_ONCE, network.perSecond());
    }

    @Override
    public final Optional<Rate> rate() {
        return quota.rate(clock.instant());
    }

    @Override
    public final Uni<Registration> register(Registration wanted) {
        if (!isOn()) {
            return refused("channel", network.title() + " is not set up here");
        }
        if (wanted.address() != null && !wanted.address().isBlank()) {
            return refused(
                    "address",
                    "must be left out: whoever follows the account on " + network.title() + " reads it there");
        }
        if (wanted.secret().isPresent()) {
            return refused("secret", "is for webhooks of your own");
        }
        return Uni.createFrom().item(new Registration("", Optional.empty()));
    }

    @Override
    public final Uni<Preview> preview(Message message) {
        return Uni.createFrom().item(() -> new Preview(null, text(message)));
    }

    @Override
    public final Uni<Outcome> deliver(Message message, Target target) {
        Instant now = clock.instant();
        Kind kind = message.publication().kind();
        if (!isOn()) {
            return done(new Outcome.Rejected(network.title() + " is not set up here", null));
        }
        if (target.address().isBlank() && kind != Kind.TEST) {
            return done(new Outcome.Rejected("followers read what the account posts", null));
        }
        Optional<Duration> wait = quota.wait(now);
        if (wait.isPresent()) {
            return done(new Outcome.Deferred(network.title() + " takes no more for now", wait.get()));
        }
        Calls calls = api.calls();
        Earlier earlier = target.earlier();
        Uni<Outcome> told = switch (kind) {
            case UPDATE, CORRECTION, TRANSLATION -> post(message, earlier.posts(), calls);
            case RETRACTION -> takeBack(message, earlier, calls);
            case TEST -> test(message, calls);
        };
        return told.onFailure(NotSent.class)
                .recoverWithItem(Outcome.Retry.unanswered("no connection to " + network.title()))
                .onFailure(NoAnswer.class)
                .recoverWithItem(Outcome.Retry.unanswered(network.title() + " did not answer"));
    }

    /** What is posted: nothing in it mentions anybody. */
    protected final String text(Message message) {
        return text(message, PlainUpdate.of(message, name()));
    }

    protected final String text(Message message, PlainUpdate update) {
        Limit limit = limit();
        PlainUpdate read = update.upTo(LONGEST_READ);
        Limit inert = new Limit(text -> limit.measure().applyAsInt(Inert.mentions(text)), limit.most());
        return Inert.mentions(read.whole(inert, Words.of(message.reader())));
    }

    /** What it means that a post was not taken. */
    protected final Outcome notPosted(Reply reply) {
        if (NOT_NOW.contains(reply.status())) {
            return new Outcome.Retry(
                    network.title() + " does not take it now", quota.asked(reply, clock.instant()), reply.code());
        }
        if (reply.status() < 500) {
            return new Outcome.Rejected(network.title() + " refused the post", reply.code());
        }
        return network.promise() == Promise.AT_MOST_ONCE
                ? new Outcome.Uncertain(network.title() + " failed, it may have been posted", reply.code())
                : new Outcome.Retry(network.title() + " failed", Duration.ZERO, reply.code());
    }

    /** What an answer to a request to delete means; that can be repeated whatever became of it. */
    protected final Outcome removed(Reply reply) {
        int status = reply.status();
        if (reply.isSuccess() || NOT_THERE.contains(status)) {
            return new Outcome.Delivered(null, reply.code());
        }
        boolean later = status == 401 || status == 408 || status == 429 || status >= 500;
        return later
                ? new Outcome.Retry(
                        network.title() + " does not delete it now", quota.asked(reply, clock.instant()), reply.code())
                : new Outcome.Rejected(network.title() + " refused to delete it", reply.code());
    }

    protected static Uni<Outcome> done(Outcome outcome) {
        return Uni.createFrom().item(outcome);
    }

    /** A thread without its last post. */
    protected static List<String> withoutLast(List<String> thread) {
        return thread.subList(0, thread.size() - 1);
    }

    private Uni<Outcome> test(Message message, Calls calls) {
        return post(message, List.of(), calls)
                .call(outcome -> outcome instanceof Outcome.Delivered posted && posted.remoteId() != null
                        ? remove(posted.remoteId(), calls).onFailure().recoverWithNull()
                        : Uni.createFrom().nullItem());
    }

    private Uni<Outcome> takeBack(Message message, Earlier earlier, Calls calls) {
        return Multi.createFrom()
                .iterable(earlier.takenBack())
                .onItem()
                .transformToUniAndConcatenate(post -> remove(post, calls))
                .collect()
                .asList()
                .chain(outcomes -> takenBack(message, earlier, outcomes, calls));
    }

    private Uni<Outcome> takenBack(Message message, Earlier earlier, List<Outcome> outcomes, Calls calls) {
        List<String> standing = new ArrayList<>(earlier.posts());
        boolean kept = outcomes.isEmpty();
        for (int i = 0; i < outcomes.size(); i++) {
            String post = earlier.takenBack().get(i);
            if (outcomes.get(i) instanceof Outcome.Delivered) {
                standing.remove(post);
            } else if (outcomes.get(i) instanceof Outcome.Rejected) {
                kept = true;
            } else {
                return done(outcomes.get(i));
            }
        }
        return kept ? post(message, standing, calls) : done(outcomes.get(outcomes.size() - 1));
    }

    private static <T> Uni<T> refused(String field, String why) {
        return Uni.createFrom().failure(ProblemException.invalid(field, why));
    }
}
