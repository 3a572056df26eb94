package io.sitrep.bot.discord.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.discord.DiscordNames;
import io.sitrep.bot.discord.answer.ReplyTo;
import io.sitrep.bot.discord.render.DiscordRenderer;
import io.sitrep.bot.port.Invocation;
import io.sitrep.bot.port.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What is alike in all interactions. Source: https://discord.com/developers/docs/interactions/receiving-and-responding, read
 * 2026-11-23.
 *
 * @param member as the guild knows them, with their user; missing in a direct message
 * @param data what they did
 * @param onPrivate whether it was done on a message only they see
 */
record Arrived(
        String id,
        String guild,
        String channel,
        Person person,
        String locale,
        JsonNode member,
        JsonNode data,
        boolean onPrivate,
        ReplyTo to) {
    private static final Duration TAKES_ANSWERS = Duration.ofMinutes(15);

    static Arrived of(JsonNode interaction, Instant now) {
        JsonNode member = interaction.path("member");
        JsonNode user = member.has("user") ? member.path("user") : interaction.path("user");
        String guild = interaction.path("guild_id").asText("");
        String channel = interaction.path("channel_id").asText("");
        String id = interaction.path("id").asText();
        String person = user.path("id").asText();
        return new Arrived(
                id,
                guild,
                channel,
                new Person(DiscordNames.PLATFORM, guild, person, DiscordNames.of(member, user)),
                interaction.path("locale").asText(""),
                member,
                interaction.path("data"),
                (interaction.path("message").path("flags").asInt() & DiscordRenderer.EPHEMERAL) != 0,
                new ReplyTo(
                        id,
                        interaction.path("application_id").asText(),
                        interaction.path("token").asText(),
                        channel,
                        person,
                        begun(id, now).plus(TAKES_ANSWERS)));
    }

    /** By Discord's clock; what that can't be right about, as Discord hands nothing over so late or early, is about ours. */
    private static Instant begun(String id, Instant now) {
        return DiscordNames.madeAt(id)
                .filter(made -> made.isAfter(now.minus(TAKES_ANSWERS)) && made.isBefore(now))
                .orElse(now);
    }

    /** A click, or a line that mentions nobody. */
    Invocation invocation(String text, boolean mayAsk) {
        return invocation(text, Map.of(), mayAsk);
    }

    Invocation invocation(String text, Map<String, String> mentioned, boolean mayAsk) {
        return new Invocation(
                DiscordNames.PLATFORM + ":" + guild + ":" + id,
                person,
                channel,
                text,
                Map.of(),
                mentioned,
                to.written(),
                mayAsk ? id : "");
    }

    /**
     * A form that was sent.
     *
     * @param form as long as it is the same one, it has one effect
     */
    Invocation filled(String form, String command, Map<String, String> values) {
        return new Invocation(
                DiscordNames.PLATFORM + ":" + guild + ":form:" + form,
                person,
                channel,
                command,
                values,
                to.written(),
                "");
    }

    /** Leaves out what must not reach a log. */
    @Override
    public String toString() {
        return "Arrived[" + id + "]";
    }
}
