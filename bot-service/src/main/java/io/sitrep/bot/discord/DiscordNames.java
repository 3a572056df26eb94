package io.sitrep.bot.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Discord, and people in it, are called. */
public final class DiscordNames {
    /** The platform's name, as settings, ids and the ledger call it. */
    public static final String PLATFORM = "discord";

    private static final long EPOCH = 1_420_070_400_000L;
    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

    private DiscordNames() {}

    /** Whether this is an id as Discord writes them: digits. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** When Discord made it, by Discord's clock; empty for what is no id. Source: https://discord.com/developers/docs/reference, read 2026-11-23. */
    public static Optional<Instant> madeAt(String id) {
        // Those of twenty digits that are more than 64 bits are of no time.
        return isId(id) && id.length() < 20
                ? Optional.of(Instant.ofEpochMilli((Long.parseUnsignedLong(id) >>> 22) + EPOCH))
                : Optional.empty();
    }

    /** What others call somebody in a guild: their name there, else the one they chose, else the one they log in with. */
    public static String of(JsonNode member, JsonNode user) {
        return Stream.of(member.path("nick"), user.path("global_name"), user.path("username"), user.path("id"))
                .map(name -> name.asText("").strip())
                // Of what is null in JSON the text is "null".
                .filter(name -> !name.isEmpty() && !name.equals("null"))
                .findFirst()
                .orElse("");
    }
}
