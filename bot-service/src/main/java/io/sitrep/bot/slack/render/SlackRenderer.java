package io.sitrep.bot.slack.render;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.reply.Message;
import jakarta.inject.Singleton;
import java.util.List;

/** Renders replies as messages of Slack: the same words in blocks and, for notifications and plain readers, in text. */
@Singleton
public class SlackRenderer {
    private final ObjectMapper json;

    public SlackRenderer(ObjectMapper json) {
        this.json = json;
    }

    public String render(Message answer) {
        List<String> lines = SlackMarks.of(answer.lines());
        ObjectNode message = json.createObjectNode();
        message.put("response_type", answer.isPrivate() ? "ephemeral" : "in_channel");
        message.put("text", SlackLimits.cut(String.join("\n", lines), SlackLimits.TEXT));
        ArrayNode blocks = message.putArray("blocks");
        SlackLimits.sections(lines).forEach(section -> blocks.add(section(section)));
        return message.toString();
    }

    private ObjectNode section(String text) {
        ObjectNode section = json.createObjectNode().put("type", "section");
        section.putObject("text").put("type", "mrkdwn").put("text", text).put("verbatim", true);
        return section;
    }
}
