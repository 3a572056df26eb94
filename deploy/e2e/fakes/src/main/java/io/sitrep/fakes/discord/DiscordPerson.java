package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Somebody with an account.
 *
 * @param id of digits
 * @param locale as Discord writes it: {@code it}, {@code en-US}, {@code es-ES}
 */
public record DiscordPerson(String id, String name, String globalName, String locale, Set<Mark> marks) {
    /** What they are beside a full member. */
    public enum Mark {
        BOT,
        /** Has not yet agreed to a guild's rules. */
        PENDING,
        /** Takes no direct messages from the bot. */
        TAKES_NO_DIRECT_MESSAGES
    }

    public DiscordPerson {
        DiscordWorld.checkedId(id);
        marks = Set.copyOf(marks);
    }

    public static DiscordPerson member(String id, String globalName) {
        String name = globalName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.]", "_");
        return new DiscordPerson(id, name, globalName, "en-US", Set.of());
    }

    public DiscordPerson called(String handle) {
        return new DiscordPerson(id, handle, globalName, locale, marks);
    }

    public DiscordPerson speaking(String otherLocale) {
        return new DiscordPerson(id, name, globalName, otherLocale, marks);
    }

    public DiscordPerson with(Mark mark) {
        Set<Mark> all = EnumSet.of(mark);
        all.addAll(marks);
        return new DiscordPerson(id, name, globalName, locale, all);
    }

    boolean is(Mark mark) {
        return marks.contains(mark);
    }

    JsonObject json() {
        return new JsonObject()
                .put("id", id)
                .put("username", name)
                .put("global_name", globalName)
                .put("discriminator", "0")
                .put("avatar", null)
                .put("public_flags", 0)
                .put("bot", is(Mark.BOT));
    }
}
