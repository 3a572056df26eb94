package io.sitrep.bot.discord.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.reply.Text;
import io.sitrep.bot.reply.Text.Piece;
import java.util.List;

/** What is alike in all messages. Each field is there also when it is empty: what is edited keeps nothing it had before. */
final class DiscordMessages {
    private DiscordMessages() {}

    static ObjectNode message(String content, List<ObjectNode> embeds, ArrayNode components) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("content", content);
        message.putArray("embeds").addAll(embeds);
        message.set("components", components);
        message.putObject("allowed_mentions").putArray("parse");
        return message;
    }

    /** Words call nobody; whom we mention ourselves is told of it. */
    static ObjectNode calling(ObjectNode message, List<Text> lines) {
        List<String> people = mentioned(lines);
        if (!people.isEmpty()) {
            ArrayNode users = ((ObjectNode) message.get("allowed_mentions")).putArray("users");
            people.forEach(users::add);
        }
        return message;
    }

    private static List<String> mentioned(List<Text> lines) {
        return lines.stream()
                .flatMap(line -> line.pieces().stream())
                .filter(Piece.Mention.class::isInstance)
                .map(piece -> ((Piece.Mention) piece).person())
                .filter(person -> person.matches("[0-9]{1,20}"))
                .distinct()
                .limit(100)
                .toList();
    }
}
