package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Something a person did that an app is to answer. Changed under the world's lock alone. */
final class Interaction {
    static final int PING = 1;
    static final int COMMAND = 2;
    static final int COMPONENT = 3;
    static final int AUTOCOMPLETE = 4;
    static final int MODAL = 5;

    /** What the app said first, and when. */
    record First(JsonObject callback, long nanos) {}

    final String id;
    final String token;
    final int type;
    final DiscordChannel channel;
    final String person;
    final Instant begun;
    /** What the component clicked stands on; nothing for what was typed. */
    final Optional<DiscordMessage> source;

    final CompletableFuture<First> answer = new CompletableFuture<>();
    final List<String> followUps = new ArrayList<>();
    /** The id of what {@code @original} is. */
    Optional<String> original = Optional.empty();

    Interaction(
            String id,
            int type,
            DiscordChannel channel,
            String person,
            Instant begun,
            Optional<DiscordMessage> source) {
        this.id = id;
        this.token = "aW50ZXJhY3Rpb246" + id;
        this.type = type;
        this.channel = channel;
        this.person = person;
        this.begun = begun;
        this.source = source;
    }

    boolean isAnswered() {
        return answer.isDone();
    }
}
