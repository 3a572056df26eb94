package io.sitrep.fakes.social;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.FakeProvider;
import io.sitrep.fakes.Refused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the social networks have in common: one account of ours, what it posted, and what it took away again. */
public abstract class FakeNetwork extends FakeProvider {
    /**
     * A post as people see it.
     *
     * @param parent what it replies to, null for one that stands by itself
     * @param language as its author named it, null where the network does not ask
     * @param mentioned whom the network told that they are mentioned
     */
    public record Post(String id, String text, String parent, String language, List<String> mentioned) {}

    /** The time there. */
    protected final Clock clock;

    private final Map<String, Post> posts = new LinkedHashMap<>();
    private final List<String> deleted = new ArrayList<>();
    private boolean keepsAll;
    private int stumbles;

    protected FakeNetwork(int port, Clock clock) {
        super(port);
        this.clock = clock;
    }

    /** What stands there, oldest first. */
    public final synchronized List<Post> posts() {
        return List.copyOf(posts.values());
    }

    /** The names of what was taken away, in the order in which it was. */
    public final synchronized List<String> deleted() {
        return List.copyOf(deleted);
    }

    /** Somebody takes a post away by hand, past the API. */
    public final synchronized void lose(String id) {
        posts.remove(id);
    }

    /** From now on the account may post and not delete. */
    public final synchronized void keepEverything() {
        keepsAll = true;
    }

    /** The next so many deletions fail for now. */
    public final synchronized void stumble(int deletions) {
        stumbles = deletions;
    }

    /** Call it with the lock held. */
    protected final boolean mayDelete() {
        if (stumbles > 0) {
            stumbles--;
            throw new Refused(Answered.empty(503));
        }
        return !keepsAll;
    }

    /** Call it with the lock held. */
    protected final Optional<Post> standing(String id) {
        return Optional.ofNullable(posts.get(id));
    }

    /** Call it with the lock held. */
    protected final void keep(Post post) {
        posts.put(post.id(), post);
    }

    /** Call it with the lock held. */
    protected final boolean takeAway(String id) {
        boolean was = posts.remove(id) != null;
        if (was) {
            deleted.add(id);
        }
        return was;
    }
}
