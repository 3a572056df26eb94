package io.sitrep.fakes.discord;

/** Which events an app asked for. Source: docs.discord.com/developers/events/gateway#gateway-intents, 2026-11. */
final class Intents {
    static final int MESSAGE_CONTENT = 1 << 15;

    private static final int GUILDS = 1;
    private static final int GUILD_MEMBERS = 1 << 1;
    private static final int GUILD_PRESENCES = 1 << 8;
    private static final int GUILD_MESSAGES = 1 << 9;
    private static final int GUILD_REACTIONS = 1 << 10;
    private static final int DIRECT_MESSAGES = 1 << 12;
    private static final int DIRECT_REACTIONS = 1 << 13;
    private static final int KNOWN = (1 << 26) - 1;
    private static final int PRIVILEGED = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;

    private Intents() {}

    static boolean areValid(int intents) {
        return (intents & ~KNOWN) == 0;
    }

    static boolean areAllowed(int intents, int granted) {
        return (intents & PRIVILEGED & ~granted) == 0;
    }

    /** @return what one of must have been asked for; 0 when the event comes in any case */
    static int wantedFor(String event, boolean inGuild) {
        if (event.startsWith("MESSAGE_REACTION")) {
            return inGuild ? GUILD_REACTIONS : DIRECT_REACTIONS;
        } else if (event.startsWith("MESSAGE_")) {
            return inGuild ? GUILD_MESSAGES : DIRECT_MESSAGES;
        } else if (event.startsWith("GUILD_MEMBER_")) {
            return GUILD_MEMBERS;
        } else if (event.equals("CHANNEL_PINS_UPDATE")) {
            return inGuild ? GUILDS : DIRECT_MESSAGES;
        }
        return event.matches("(GUILD|CHANNEL|THREAD)_.*") ? GUILDS : 0;
    }
}
