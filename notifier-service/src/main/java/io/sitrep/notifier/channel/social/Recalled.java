package io.sitrep.notifier.channel.social;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Which posts were found of messages of which nobody knows whether they were posted.
 *
 * @param posts by the network's names, in the order in which they were sought
 * @param isAll false when something could not be found out
 */
public record Recalled(List<String> posts, boolean isAll) {
    public static final Recalled NOTHING = new Recalled(List.of(), true);
    public static final Recalled UNKNOWN = new Recalled(List.of(), false);

    public static Recalled one(String post) {
        return new Recalled(List.of(post), true);
    }

    /**
     * One after the other, up to the first that can't be found out.
     *
     * @param look for one, where these were found already
     */
    public static <T> Uni<Recalled> each(List<T> sought, BiFunction<T, List<String>, Uni<Recalled>> look) {
        return each(sought, look, NOTHING);
    }

    private static <T> Uni<Recalled> each(
            List<T> sought, BiFunction<T, List<String>, Uni<Recalled>> look, Recalled before) {
        if (sought.isEmpty() || !before.isAll()) {
            return Uni.createFrom().item(before);
        }
        return look.apply(sought.get(0), before.posts())
                .chain(found -> each(sought.subList(1, sought.size()), look, before.and(found)));
    }

    private Recalled and(Recalled next) {
        return new Recalled(both(posts, next.posts()), next.isAll());
    }

    static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
