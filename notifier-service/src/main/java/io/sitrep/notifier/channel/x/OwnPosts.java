package io.sitrep.notifier.channel.x;

import io.sitrep.notifier.channel.http.Call;
import io.sitrep.notifier.channel.http.Calls;
import io.sitrep.notifier.channel.http.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks for a text among what the account itself has posted (docs.x.com/x-api/users/user-posts-timeline-by-user-id, 2026-11). */
final class OwnPosts {
    /** No more than 64 KiB of an answer are read. */
    private static final int LATEST = 40;

    private static final Set<Integer> FORBIDDEN = Set.of(402, 403);

    private final Function<String, Call> asked;
    private volatile String user;

    /** Whether the account's posts were read. */
    enum Look {
        READ,
        /** The account's access does not cover reading: asking again is of no use. */
        HIDDEN,
        /** Not this time. */
        UNREAD
    }

    /** What was found out: a post's id, that there is none, or nothing at all. */
    record Found(Optional<String> id, Look look) {
        boolean isRead() {
            return look == Look.READ;
        }
    }

    /** The account's posts, as far as they may be read. */
    record Read(Look look, List<Own> posts) {
        /** Those that are none of these. */
        Read without(Collection<String> known) {
            return new Read(
                    look,
                    posts.stream().filter(post -> !known.contains(post.id())).toList());
        }

        Found find(Sought sought) {
            Optional<String> id = without(sought.known()).posts().stream()
                    .filter(post -> sought.texts().contains(plain(post.text())))
                    .map(Own::id)
                    .findFirst();
            return new Found(id, look);
        }
    }

    /**
     * What is looked for.
     *
     * @param texts as it may read
     * @param since what is older is not looked at
     * @param known posts that are something else: the same words may have been said before
     */
    record Sought(Set<String> texts, Instant since, Collection<String> known) {
        Sought {
            texts = texts.stream().map(OwnPosts::plain).collect(Collectors.toSet());
            known = List.copyOf(known);
        }
    }

    /** @param asked a request for a path, with what proves who asks */
    OwnPosts(Function<String, Call> asked) {
        this.asked = asked;
    }

    /** One of them, with its links as they were written. */
    record Own(String id, String text) {}

    /** Never fails: what can't be read is not known. */
    Uni<Found> find(Sought sought, Calls calls) {
        return since(sought.since(), calls).map(read -> read.find(sought));
    }

    /** The latest of them, newest first. Never fails. */
    Uni<Read> since(Instant since, Calls calls) {
        return user(calls)
                .chain(id -> calls.call(asked.apply("/2/users/" + id + "/tweets?max_results=" + LATEST
                        + "&exclude=retweets&tweet.fields=created_at,entities&start_time="
                        + since.truncatedTo(ChronoUnit.SECONDS))))
                .map(OwnPosts::posts)
                .onFailure()
                .recoverWithItem(new Read(Look.UNREAD, List.of()));
    }

    private Uni<String> user(Calls calls) {
        if (user != null) {
            return Uni.createFrom().item(user);
        }
        return calls.call(asked.apply("/2/users/me")).map(reply -> {
            String id = reply.json().getJsonObject("data").getString("id");
            if (!id.matches("\\d{1,19}")) {
                throw new IllegalArgumentException("not an id");
            }
            user = id;
            return id;
        });
    }

    private static Read posts(Reply reply) {
        if (!reply.isSuccess()) {
            return new Read(FORBIDDEN.contains(reply.status()) ? Look.HIDDEN : Look.UNREAD, List.of());
        }
        List<Own> posts = reply.json().getJsonArray("data", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(post -> new Own(post.getString("id"), asWritten(post)))
                .toList();
        return new Read(Look.READ, posts);
    }

    /** X shows its own short links, and some signs escaped. */
    private static String asWritten(JsonObject post) {
        String text = post.getString("text");
        JsonArray links = post.getJsonObject("entities", new JsonObject()).getJsonArray("urls", new JsonArray());
        for (Object one : links) {
            JsonObject link = (JsonObject) one;
            text = text.replace(link.getString("url"), link.getString("expanded_url"));
        }
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", "");
    }
}
