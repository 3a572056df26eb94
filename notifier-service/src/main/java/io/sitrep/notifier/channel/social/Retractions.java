package io.sitrep.notifier.channel.social;

import io.sitrep.notifier.channel.Earlier;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.http.Calls;
import io.sitrep.notifier.render.Message;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes posts back: deletes them, those too of which nobody knows whether they were posted, and says in a reply what the network does not
 * delete.
 */
final class Retractions {
    private final SocialNetwork posts;
    private final SocialNetwork.Network network;
    private final Removals removals;

    Retractions(SocialNetwork posts, SocialNetwork.Network network, Removals removals) {
        this.posts = posts;
        this.network = network;
        this.removals = removals;
    }

    /** What is found is deleted, whatever else can't be found out. */
    Uni<Outcome> make(Message message, Earlier known, Calls calls) {
        return posts.recalled(known.doubt().takenBack(), known, calls)
                .onFailure()
                .recoverWithItem(Recalled.UNKNOWN)
                .chain(found -> make(message, with(found.posts(), known), found.isAll(), calls));
    }

    private Uni<Outcome> make(Message message, Earlier earlier, boolean isAll, Calls calls) {
        List<String> all = earlier.takenBack();
        return removals.all(message.key(), all, post -> posts.remove(post, calls))
                .chain(ended -> {
                    if (!ended.isOver()) {
                        return SocialNetwork.done(ended.last());
                    }
                    if (!isAll) {
                        return SocialNetwork.done(Outcome.Retry.unanswered(
                                network.title() + " does not show whether it has what is taken back"));
                    }
                    boolean isAny =
                            !all.isEmpty() || !earlier.doubt().takenBack().isEmpty();
                    List<String> standing = new ArrayList<>(earlier.posts());
                    standing.removeAll(ended.gone());
                    return isAny && ended.gone().containsAll(all)
                            ? SocialNetwork.done(ended.last())
                            : posts.postSoon(message, earlier.standing(standing), calls);
                });
    }

    private static Earlier with(List<String> found, Earlier earlier) {
        List<String> posts = new ArrayList<>(earlier.posts());
        List<String> takenBack = new ArrayList<>(earlier.takenBack());
        posts.addAll(found);
        takenBack.addAll(found);
        return new Earlier(posts, takenBack, earlier.doubt());
    }
}
