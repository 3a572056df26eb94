package io.sitrep.bot.discord.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Card.Fact;
import io.sitrep.bot.reply.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Renders cards as embeds: the body of a message to be posted or edited. Equal cards make equal bodies. */
@Singleton
public class DiscordCards {
    /** A longer value takes a line of its own. */
    private static final int BESIDE_OTHERS = 40;

    public ObjectNode card(Card card) {
        ObjectNode embed = JsonNodeFactory.instance.objectNode();
        String title = sign(card.tone()) + " " + DiscordMarks.title(card.title(), DiscordLimits.EMBED_TITLE - 3);
        embed.put("title", title.strip()).put("color", colour(card.tone()));
        int left = DiscordLimits.EMBEDS - title.length() - facts(card.facts(), embed.putArray("fields"));
        DiscordLines.within(card.lines(), Math.min(left, DiscordLimits.EMBED_TEXT))
                .forEach(text -> embed.put("description", text));
        ObjectNode message = DiscordMessages.message("", List.of(embed), DiscordButtons.of(card.buttons()));
        List<Text> said = new ArrayList<>(card.lines());
        card.facts().forEach(fact -> said.add(fact.value()));
        return DiscordMessages.calling(message, said);
    }

    /** Returns how many characters they take altogether */
    private static int facts(List<Fact> facts, ArrayNode fields) {
        int taken = 0;
        for (Fact fact : facts) {
            int left = DiscordLimits.ALL_FIELDS - taken;
            String name = DiscordMarks.of(Text.plain(fact.name().replace('\n', ' ')), DiscordLimits.FIELD_NAME);
            name = name.isBlank() ? DiscordLimits.NOTHING : name;
            if (fields.size() == DiscordLimits.FIELDS || left <= 2 * name.length()) {
                break;
            }
            String value = DiscordMarks.of(fact.value(), Math.min(DiscordLimits.FIELD, left - name.length()));
            value = value.isBlank() ? DiscordLimits.NOTHING : value;
            fields.addObject().put("name", name).put("value", value).put("inline", value.length() <= BESIDE_OTHERS);
            taken += name.length() + value.length();
        }
        return taken;
    }

    /** Not the colour alone says how bad it is. */
    private static String sign(Card.Tone tone) {
        return switch (tone) {
            case CALM -> "🔵";
            case WARNING -> "🟡";
            case BAD -> "🟠";
            case WORST -> "🔴";
            case OVER -> "✅";
        };
    }

    private static int colour(Card.Tone tone) {
        return switch (tone) {
            case CALM -> 0x3B82F6;
            case WARNING -> 0xEAB308;
            case BAD -> 0xF97316;
            case WORST -> 0xDC2626;
            case OVER -> 0x16A34A;
        };
    }
}
