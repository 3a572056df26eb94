package io.sitrep.notifier.channel.mastodon;

import io.sitrep.notifier.channel.http.Call;
import io.sitrep.notifier.channel.http.Calls;
import io.sitrep.notifier.channel.http.Reply;
import io.sitrep.notifier.channel.social.Links;
import io.sitrep.notifier.channel.text.Graphemes;
import io.sitrep.notifier.channel.text.Limit;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a status may be on the server: as it says, else 500 characters of which a link takes 23 (docs.joinmastodon.org/user/posting and
 * /methods/instance, 2026-11). A character is a grapheme, as the server counts (status_length_validator.rb, Mastodon 4.5).
 */
final class Instance {
    private static final int CHARACTERS = 500;
    private static final int OF_A_LINK = 23;

    /** Beyond these it is not believed. */
    private static final int FEWEST = 100;

    private static final int MOST = 10_000;

    private static final Duration KEPT = Duration.ofHours(12);
    private static final Duration AGAIN = Duration.ofMinutes(10);

    /** It is asked on the way to a post, for which time must be left. */
    private static final Duration A_MOMENT = Duration.ofSeconds(3);

    private final URI address;
    private final Clock clock;
    private volatile Limit limit = limit(CHARACTERS, OF_A_LINK);
    private volatile Instant due = Instant.MIN;

    Instance(URI address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    /** As far as it is known. */
    Limit limit() {
        return limit;
    }

    /** Asks the server when it was not asked lately. Never fails: what is not answered stays as it was. */
    Uni<Void> ask(Calls calls) {
        Instant now = clock.instant();
        if (due.isAfter(now)) {
            return Uni.createFrom().voidItem();
        }
        due = now.plus(AGAIN);
        return calls.call(Call.get(address), A_MOMENT)
                .invoke(reply -> read(reply, now))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void read(Reply reply, Instant now) {
        JsonObject statuses = object(object(reply.json(), "configuration"), "statuses");
        int characters = number(statuses, "max_characters", CHARACTERS);
        if (reply.isSuccess() && characters >= FEWEST && characters <= MOST) {
            limit = limit(characters, number(statuses, "characters_reserved_per_url", OF_A_LINK));
            due = now.plus(KEPT);
        }
    }

    private static Limit limit(int characters, int ofALink) {
        String link = "x".repeat(Math.max(1, Math.min(ofALink, CHARACTERS)));
        return new Limit(text -> Graphemes.count(Links.replaced(text, link)), characters);
    }

    private static JsonObject object(JsonObject parent, String name) {
        return parent.getValue(name) instanceof JsonObject object ? object : new JsonObject();
    }

    private static int number(JsonObject parent, String name, int otherwise) {
        return parent.getValue(name) instanceof Number number ? number.intValue() : otherwise;
    }
}
