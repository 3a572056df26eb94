package io.sitrep.bot.slack.render;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Message;
import io.sitrep.bot.reply.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Renders replies as messages of Slack: the same words in blocks and, for notifications and plain readers, in text. */
@Singleton
public class SlackRenderer {
    private final ObjectMapper json;

    public SlackRenderer(ObjectMapper json) {
        this.json = json;
    }

    /** What a request is answered with, and what is posted to the address for late answers. */
    public String render(Message answer) {
        Rendered rendered = message(answer);
        ObjectNode message = json.createObjectNode();
        message.put("response_type", answer.isPrivate() ? "ephemeral" : "in_channel");
        message.put("text", rendered.text());
        message.set("blocks", rendered.blocks());
        return message.toString();
    }

    public Rendered message(Message message) {
        List<String> lines = SlackMarks.of(message.lines());
        SlackBlocks blocks = new SlackBlocks(json)
                .keepingRoomFor(message.buttons())
                .lines(lines, message.buttons().isEmpty() ? 0 : 1)
                .buttons(message.buttons());
        return new Rendered(text(lines), blocks.get());
    }

    public Rendered card(Card card) {
        String title = sign(card.tone()) + " *" + SlackMarks.unmarked(card.title()) + "*";
        List<String> lines = SlackMarks.of(card.lines());
        SlackBlocks blocks = new SlackBlocks(json)
                .keepingRoomFor(card.buttons())
                .lines(List.of(title), 0)
                .facts(card.facts())
                .lines(lines, 1)
                .buttons(card.buttons());
        List<String> all = new ArrayList<>(List.of(title));
        card.facts().forEach(fact -> all.add(SlackText.shown(fact.name()) + ": " + SlackMarks.of(fact.value())));
        all.addAll(lines);
        return new Rendered(text(all), blocks.get());
    }

    /** In Slack's notation; nobody is notified by words in it. */
    public String line(Text line) {
        return SlackMarks.of(line);
    }

    private static String text(List<String> lines) {
        String text = SlackLimits.cut(String.join("\n", lines), SlackLimits.TEXT);
        return text.isBlank() ? SlackBlocks.NOTHING : text;
    }

    private static String sign(Card.Tone tone) {
        return switch (tone) {
            case CALM -> "🔵";
            case WARNING -> "🟡";
            case BAD -> "🟠";
            case WORST -> "🔴";
            case OVER -> "✅";
        };
    }

    /** A message as the Web API takes it. */
    public record Rendered(String text, ArrayNode blocks) {}
}
