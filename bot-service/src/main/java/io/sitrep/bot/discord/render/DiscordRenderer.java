package io.sitrep.bot.discord.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.reply.Button;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Message;
import io.sitrep.bot.reply.Text;
import io.sitrep.bot.reply.Tongue;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Renders replies as messages of Discord: the body of a message to be posted, and the data of an answer to an interaction. What is
 * for one person's eyes alone has {@link #EPHEMERAL} among its flags. A long one is shown in embeds, which hold more.
 */
@Singleton
public class DiscordRenderer {
    /** The flag of what only the person sees who is answered; taken away where a message is posted in a channel, which takes none such. */
    public static final int EPHEMERAL = 64;

    public String render(Message message) {
        return message(message).toString();
    }

    public ObjectNode message(Message message) {
        ArrayNode buttons = DiscordButtons.of(message.buttons());
        ObjectNode rendered = DiscordMessages.calling(lines(message.lines(), buttons), message.lines());
        return rendered.put("flags", message.isPrivate() ? EPHEMERAL : 0);
    }

    static ObjectNode lines(List<Text> lines, ArrayNode buttons) {
        if (DiscordLines.length(lines) <= DiscordLimits.CONTENT) {
            List<String> content = DiscordLines.within(lines, DiscordLimits.CONTENT);
            return DiscordMessages.message(
                    content.isEmpty() ? DiscordLimits.NOTHING : content.get(0), List.of(), buttons);
        }
        List<ObjectNode> embeds =
                DiscordLines.within(lines, DiscordLimits.EMBED_TEXT, DiscordLimits.EMBEDS - DiscordLimits.EMBED_TEXT)
                        .stream()
                        .map(text -> JsonNodeFactory.instance.objectNode().put("description", text))
                        .toList();
        return embeds.isEmpty()
                ? DiscordMessages.message(DiscordLimits.NOTHING, List.of(), buttons)
                : DiscordMessages.message("", embeds, buttons);
    }

    /**
     * What is asked, privately, of whoever clicks a button that does not count at once: Discord has no dialog for it. The button
     * below the question does what the first one promised. To dismiss the question is to say no.
     */
    public String question(DiscordIds.Click click, Language language) {
        Tongue tongue = Tongue.of(language);
        String[] words = click.command().split(" ", 3);
        String about = words.length > 1 ? words[1] : "";
        String question = tongue.knows("confirm." + words[0])
                ? tongue.say("confirm." + words[0], about)
                : tongue.say("confirm.any", "/incident " + click.command());
        Button yes = new Button(tongue.word("button", words[0]), click.command(), Button.Weight.GRAVE);
        return render(new Message(true, List.of(Text.plain(question)), List.of(yes)));
    }
}
