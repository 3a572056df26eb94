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
import io.sitrep.notifier.channel.text.Inert;
import io.sitrep.notifier.channel.text.Limit;
import io.sitrep.notifier.channel.text.PlainUpdate;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.StoredPublication.Kind;
import io.sitrep.notifier.render.Words;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Posts to the account of ours on a social network: an incident is a thread, each word about it a reply to the last one that stands. A
 * retraction deletes the posts that it takes back; where the network refuses that for good it is said in a reply. A test is posted and
 * deleted at once. Who follows the account there needs no address; nothing is posted for them alone.
 */
public abstract class SocialNetwork implements Channel {
    /** In chars: no network takes as much, and measuring takes its time. */
    private static final int LONGEST_READ = 50_000;

    /** It is one account: what is written there follows one after the other. */
    private static final int AT_ONCE = 4;

    /**
     * What one network is.
     *
     * @param title as people call it
     * @param perSecond posts, as many as never exceed what it takes in the long run; what it takes exactly, its answers say
     * @param settings by which it knows us, for whoever has to mend them
     */
    public record Network(String name, String title, Promise promise, double perSecond, String settings) {}

    /** What a network counts: posts, and how many of them it takes away. */
    public record Quotas(Quota posts, Quota deletions) {}

    protected final Clock clock;
    protected final Quota quota;
    protected final Answers answers;

    private final ProviderApi api;
    private final Network network;
    private final Retractions retractions;

    protected SocialNetwork(ProviderApi api, Clock clock, Network network, Quotas quotas) {
        this.api = api;
        this.clock = clock;
        this.network = network;
        this.quota = quotas.posts();
        this.retractions = new Retractions(this, network, new Removals(network.title(), quotas.deletions(), clock));
        this.answers = new Answers(network, quotas, clock);
    }

    /** How long a post may be. */
    protected abstract Limit limit();

    /**
     * Posts the message. May fail with {@link NotSent} and {@link NoAnswer}, which then are tried again.
     *
     * @param earlier what stands of the thread, and what may stand besides
     */
    protected abstract Uni<Outcome> post(Message message, Earlier earlier, Calls calls);

    /** Takes a post away. Delivered when it is not there any more, whoever took it away. May fail as {@link #post} may. */
    protected abstract Uni<Outcome> remove(String post, Calls calls);

    /**
     * Which posts there are of messages of which nobody knows whether they were posted. May fail as {@link #post} may.
     *
     * @param sought oldest first, each as it may read
     * @param earlier of which posts stand that are known to be others
     */
    protected abstract Uni<Recalled> recalled(List<Message> sought, Earlier earlier, Calls calls);

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
        Kind kind = message.publication().kind();
        if (!isOn()) {
            return done(new Outcome.Rejected(network.title() + " is not set up here", null));
        }
        if (target.address().isBlank() && kind != Kind.TEST) {
            return done(new Outcome.Rejected("followers read what the account posts", null));
        }
        Calls calls = api.calls();
        Earlier earlier = target.earlier();
        Uni<Outcome> told = switch (kind) {
            case UPDATE, CORRECTION, TRANSLATION -> postNext(message, earlier, calls);
            case RETRACTION -> retractions.make(message, earlier, calls);
            case TEST -> test(message, calls);
        };
        return told.onFailure(NotSent.class)
                .recoverWithItem(Outcome.Retry.unanswered("no connection to " + network.title()))
                .onFailure(NoAnswer.class)
                .recoverWithItem(Outcome.Retry.unheard(network.title() + " did not answer"));
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

    protected static Uni<Outcome> done(Outcome outcome) {
        return Uni.createFrom().item(outcome);
    }

    /** A thread without its last post. */
    protected static List<String> withoutLast(List<String> thread) {
        return thread.subList(0, thread.size() - 1);
    }

    /** After what was posted last, also where nobody heard that it was. That can't be found out just now is no reason to wait. */
    private Uni<Outcome> postNext(Message message, Earlier earlier, Calls calls) {
        if (earlier.doubt().atTheEnd().isEmpty()) {
            return postSoon(message, earlier, calls);
        }
        return recalled(earlier.doubt().atTheEnd(), earlier, calls)
                .onFailure()
                .recoverWithItem(Recalled.UNKNOWN)
                .chain(found ->
                        postSoon(message, earlier.standing(Recalled.both(earlier.posts(), found.posts())), calls));
    }

    /** Unless the network is known to take no more for now. */
    final Uni<Outcome> postSoon(Message message, Earlier earlier, Calls calls) {
        return quota.wait(clock.instant())
                .map(wait -> done(new Outcome.Deferred(network.title() + " takes no more for now", wait)))
                .orElseGet(() -> post(message, earlier, calls));
    }

    private Uni<Outcome> test(Message message, Calls calls) {
        return postSoon(message, Earlier.NONE, calls)
                .chain(outcome -> outcome instanceof Outcome.Delivered posted && posted.remoteId() != null
                        ? cleared(posted, calls)
                        : done(outcome));
    }

    /** A test stands nowhere: where it does it is said where. */
    private Uni<Outcome> cleared(Outcome.Delivered posted, Calls calls) {
        return removedOrNot(posted.remoteId(), calls)
                .chain(first ->
                        first instanceof Outcome.Delivered ? done(first) : removedOrNot(posted.remoteId(), calls))
                .map(last -> last instanceof Outcome.Delivered
                        ? posted
                        : new Outcome.Rejected(
                                "posted, but still there, please delete it on " + network.title() + ": "
                                        + posted.remoteId(),
                                last.code()));
    }

    private Uni<Outcome> removedOrNot(String post, Calls calls) {
        return remove(post, calls).onFailure().recoverWithItem(Outcome.Retry.unanswered("no answer"));
    }

    private static <T> Uni<T> refused(String field, String why) {
        return Uni.createFrom().failure(ProblemException.invalid(field, why));
    }
}
