package io.sitrep.notifier.channel.x;

import io.sitrep.notifier.channel.http.Call;
import io.sitrep.notifier.channel.http.Calls;
import io.sitrep.notifier.channel.http.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks for a text among what the account itself has posted (docs.x.com/x-api/users/user-posts-timeline-by-user-id, 2026-11). */
final class OwnPosts {
    /** No more than 64 KiB of an answer are read. */
    private static final int LATEST = 40;

    private final Function<String, Call> asked;
    private volatile String user;

    /** What was found out: a post's id, that there is none, or (not read) nothing at all. */
    record Found(Optional<String> id, boolean isRead) {
        static final Found UNKNOWN = new Found(Optional.empty(), false);
    }

    /** @param asked a request for a path, with what proves who asks */
    OwnPosts(Function<String, Call> asked) {
        this.asked = asked;
    }

    /** One of them, with its links as they were written. */
    record Own(String id, String text) {}

    /** Never fails: what can't be read is not known. */
    Uni<Found> find(String text, Instant since, Calls calls) {
        return since(since, calls)
                .map(read -> read.map(posts -> new Found(
                                posts.stream()
                                        .filter(post -> plain(post.text()).equals(plain(text)))
                                        .map(Own::id)
                                        .findFirst(),
                                true))
                        .orElse(Found.UNKNOWN));
    }

    /** The latest of them, newest first. Never fails: empty when they can't be read. */
    Uni<Optional<List<Own>>> since(Instant since, Calls calls) {
        return user(calls)
                .chain(id -> calls.call(asked.apply("/2/users/" + id + "/tweets?max_results=" + LATEST
                        + "&exclude=retweets&tweet.fields=created_at,entities&start_time="
                        + since.truncatedTo(ChronoUnit.SECONDS))))
                .map(OwnPosts::posts)
                .onFailure()
                .recoverWithItem(Optional.empty());
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

    private static Optional<List<Own>> posts(Reply reply) {
        if (!reply.isSuccess()) {
            return Optional.empty();
        }
        return Optional.of(reply.json().getJsonArray("data", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(post -> new Own(post.getString("id"), asWritten(post)))
                .toList());
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
