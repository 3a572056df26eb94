package io.sitrep.bot.discord.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.reply.Button;
import java.util.List;

/** Buttons, in rows. Source: https://docs.discord.com/developers/components/reference, read 2026-11-23. */
final class DiscordButtons {
    private static final int ACTION_ROW = 1;
    private static final int BUTTON = 2;
    private static final int PRIMARY = 1;
    private static final int SECONDARY = 2;
    private static final int DANGER = 4;

    private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    private int shown;

    static ArrayNode of(List<Button> buttons) {
        DiscordButtons rows = new DiscordButtons();
        buttons.forEach(button -> rows.add(
                button.label(),
                button.weight(),
                DiscordIds.click(rows.shown, button.command(), button.confirm().isPresent())));
        return rows.rows;
    }

    /** What has no room any more is left out. */
    DiscordButtons add(String label, Button.Weight weight, String customId) {
        if (shown == DiscordLimits.ROWS * DiscordLimits.ROW) {
            return this;
        }
        if (shown % DiscordLimits.ROW == 0) {
            rows.addObject().put("type", ACTION_ROW).putArray("components");
        }
        ObjectNode button = ((ArrayNode) rows.get(rows.size() - 1).get("components")).addObject();
        button.put("type", BUTTON)
                .put("style", style(weight))
                .put("label", DiscordLimits.words(label, DiscordLimits.BUTTON))
                .put("custom_id", customId);
        shown++;
        return this;
    }

    ArrayNode rows() {
        return rows;
    }

    private static int style(Button.Weight weight) {
        return switch (weight) {
            case MAIN -> PRIMARY;
            case GRAVE -> DANGER;
            case ORDINARY -> SECONDARY;
        };
    }
}
