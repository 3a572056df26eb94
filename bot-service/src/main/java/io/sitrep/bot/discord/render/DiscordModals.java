package io.sitrep.bot.discord.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.reply.Button;
import io.sitrep.bot.reply.Form.Choice;
import io.sitrep.bot.reply.Form.Field;
import io.sitrep.bot.reply.Form.Kind;
import io.sitrep.bot.reply.Text;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Renders pages of forms as Discord's modals, and what stands between two of them. Source:
 * https://docs.discord.com/developers/components/reference (label, text input, string select), read 2026-11-23.
 */
@Singleton
public class DiscordModals {
    /** What the choice between sending at once and filling in more is called when it comes back. */
    public static final String THEN = "sitrep.then";

    /** Its value for filling in more. */
    public static final String THEN_MORE = "more";

    private static final int SELECT = 3;
    private static final int TEXT = 4;
    private static final int LABEL = 18;
    private static final int LINE = 1;
    private static final int PARAGRAPH = 2;

    /**
     * One thing to fill in.
     *
     * @param id what its value is called when it comes back; unique on its page
     * @param field with 25 choices at most, and one at least
     */
    public record Part(String id, Field field) {}

    /** A choice between sending at once and filling in more, in the reader's language. */
    public record Then(String label, String send, String more) {}

    /**
     * What is shown at once.
     *
     * @param values by the ids of the parts; what is not there is empty
     */
    public record Page(
            String customId, String title, List<Part> parts, Map<String, String> values, Optional<Then> then) {
        public Page {
            parts = List.copyOf(parts);
            values = Map.copyOf(values);
        }
    }

    /** A button that opens a page, or sends: {@link DiscordIds#page}. */
    public record Opener(String label, Button.Weight weight, String customId) {}

    public ObjectNode modal(Page page) {
        ObjectNode modal = JsonNodeFactory.instance
                .objectNode()
                .put("custom_id", page.customId())
                .put("title", DiscordLimits.words(page.title(), DiscordLimits.MODAL_TITLE));
        ArrayNode components = modal.putArray("components");
        page.parts().forEach(part -> components.add(part(part, page.values().getOrDefault(part.id(), ""))));
        page.then().ifPresent(then -> components.add(then(then)));
        return modal;
    }

    /** A private message that opens pages. */
    public ObjectNode between(List<Text> lines, List<Opener> openers) {
        DiscordButtons buttons = new DiscordButtons();
        openers.forEach(opener -> buttons.add(opener.label(), opener.weight(), opener.customId()));
        return DiscordRenderer.lines(lines, buttons.rows()).put("flags", DiscordRenderer.EPHEMERAL);
    }

    private static ObjectNode part(Part part, String value) {
        Field field = part.field();
        ObjectNode component =
                component(field, value).put("custom_id", part.id()).put("required", field.wanted());
        ObjectNode label = label(field.label());
        field.hint()
                .filter(hint -> !hint.isBlank())
                .ifPresent(hint -> label.put("description", DiscordLimits.words(hint, DiscordLimits.HINT)));
        return label.set("component", component);
    }

    private static ObjectNode component(Field field, String value) {
        Kind kind = field.kind();
        if (kind instanceof Kind.Line line) {
            return typed(LINE, line.longest(), value.replace('\n', ' '));
        } else if (kind instanceof Kind.Paragraph paragraph) {
            return typed(PARAGRAPH, paragraph.longest(), value);
        } else if (kind instanceof Kind.One one) {
            return chosen(one.choices(), Set.of(value), field.wanted() ? 1 : 0, 1);
        }
        List<Choice> choices = ((Kind.Many) kind).choices();
        Set<String> first = Arrays.stream(value.split(",")).map(String::strip).collect(Collectors.toSet());
        return chosen(choices, first, field.wanted() ? 1 : 0, choices.size());
    }

    private static ObjectNode typed(int style, int longest, String value) {
        int most = Math.max(1, Math.min(longest, DiscordLimits.TYPED));
        ObjectNode text = JsonNodeFactory.instance
                .objectNode()
                .put("type", TEXT)
                .put("style", style)
                .put("max_length", most);
        String clean = DiscordLimits.cut(DiscordText.clean(value), most);
        return clean.isEmpty() ? text : text.put("value", clean);
    }

    private static ObjectNode chosen(List<Choice> choices, Set<String> first, int least, int most) {
        Map<String, String> labels = new LinkedHashMap<>();
        choices.forEach(choice -> labels.putIfAbsent(choice.key(), choice.label()));
        ObjectNode select = JsonNodeFactory.instance.objectNode().put("type", SELECT);
        ArrayNode options = select.putArray("options");
        labels.forEach((key, label) -> {
            ObjectNode option = options.addObject()
                    .put("label", DiscordLimits.words(label.isBlank() ? key : label, DiscordLimits.OPTION))
                    .put("value", key);
            if (first.contains(key)) {
                option.put("default", true);
            }
        });
        return select.put("min_values", least).put("max_values", Math.min(most, options.size()));
    }

    private static ObjectNode then(Then then) {
        List<Choice> choices = List.of(new Choice("send", then.send()), new Choice(THEN_MORE, then.more()));
        ObjectNode select = chosen(choices, Set.of("send"), 1, 1);
        return label(then.label())
                .set("component", select.put("custom_id", THEN).put("required", true));
    }

    private static ObjectNode label(String words) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", LABEL)
                .put("label", DiscordLimits.words(words, DiscordLimits.LABEL));
    }
}
