package io.sitrep.bot.slack.render;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Form.Choice;
import io.sitrep.bot.reply.Form.Field;
import io.sitrep.bot.reply.Form.Kind;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Renders forms as Slack's modals. A field is a block whose id is the field's key; its one element is called {@link #ELEMENT}. */
@Singleton
public class SlackForms {
    public static final String CALLBACK = "sitrep";
    public static final String ELEMENT = "value";

    private final ObjectMapper json;

    public SlackForms(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The view, or nothing when Slack could not show it.
     *
     * @param metadata comes back with what is filled in
     */
    public Optional<String> view(Form form, String metadata) {
        ArrayNode blocks = json.createArrayNode();
        Set<String> keys = new HashSet<>();
        for (Field field : form.fields()) {
            boolean fits = blocks.size() < SlackLimits.INPUTS
                    && !field.key().isEmpty()
                    && field.key().length() <= SlackLimits.KEY;
            if (fits && keys.add(field.key())) {
                element(field).ifPresent(element -> blocks.add(input(field, element)));
            }
        }
        if (blocks.isEmpty() || metadata.length() > SlackLimits.METADATA) {
            return Optional.empty();
        }
        ObjectNode view = json.createObjectNode().put("type", "modal").put("callback_id", CALLBACK);
        plain(view.putObject("title"), form.title(), SlackLimits.TITLE);
        plain(view.putObject("submit"), form.send(), SlackLimits.TITLE);
        view.put("private_metadata", metadata).set("blocks", blocks);
        return Optional.of(view.toString());
    }

    private ObjectNode input(Field field, ObjectNode element) {
        ObjectNode input = json.createObjectNode()
                .put("type", "input")
                .put("block_id", field.key())
                .put("optional", !field.wanted());
        plain(input.putObject("label"), field.label(), SlackLimits.LABEL);
        field.hint()
                .filter(hint -> !hint.isBlank())
                .ifPresent(hint -> plain(input.putObject("hint"), hint, SlackLimits.LABEL));
        input.set("element", element);
        return input;
    }

    /** Empty when there is nothing to choose from: Slack refuses that. */
    private Optional<ObjectNode> element(Field field) {
        ObjectNode element = json.createObjectNode().put("action_id", ELEMENT);
        Kind kind = field.kind();
        if (kind instanceof Kind.Line line) {
            return Optional.of(typed(element, field, line.longest()));
        } else if (kind instanceof Kind.Paragraph paragraph) {
            return Optional.of(typed(element.put("multiline", true), field, paragraph.longest()));
        } else if (kind instanceof Kind.One one) {
            return chosen(element.put("type", "static_select"), field, one.choices(), false);
        }
        return chosen(element.put("type", "multi_static_select"), field, ((Kind.Many) kind).choices(), true);
    }

    private static ObjectNode typed(ObjectNode element, Field field, int longest) {
        int most = Math.max(1, Math.min(longest, SlackLimits.TYPED));
        element.put("type", "plain_text_input").put("max_length", most);
        if (!field.value().isEmpty()) {
            element.put(
                    "initial_value",
                    most < 2 ? field.value().substring(0, 1) : SlackLimits.cutWords(field.value(), most));
        }
        return element;
    }

    private Optional<ObjectNode> chosen(ObjectNode element, Field field, List<Choice> choices, boolean many) {
        Map<String, ObjectNode> options = new LinkedHashMap<>();
        for (Choice choice : choices) {
            if (!choice.key().isEmpty() && choice.key().length() <= SlackLimits.OPTION_KEY) {
                options.putIfAbsent(choice.key(), option(choice));
            }
        }
        if (options.isEmpty()) {
            return Optional.empty();
        }
        List<ObjectNode> all = List.copyOf(options.values());
        Set<String> shown = Set.copyOf(List.copyOf(options.keySet())
                .subList(0, Math.min(all.size(), SlackLimits.OPTIONS * SlackLimits.OPTIONS)));
        place(element, all.subList(0, shown.size()));
        List<ObjectNode> first = List.of(many ? field.value().split(",") : new String[] {field.value()}).stream()
                .map(String::strip)
                .distinct()
                .filter(shown::contains)
                .map(options::get)
                .toList();
        if (many && !first.isEmpty()) {
            element.putArray("initial_options").addAll(first);
        } else if (!first.isEmpty()) {
            element.set("initial_option", first.get(0));
        }
        return Optional.of(element);
    }

    /** A list holds a hundred; of more, each hundred is a group. */
    private void place(ObjectNode element, List<ObjectNode> options) {
        if (options.size() <= SlackLimits.OPTIONS) {
            element.putArray("options").addAll(options);
            return;
        }
        ArrayNode groups = element.putArray("option_groups");
        for (int from = 0; from < options.size(); from += SlackLimits.OPTIONS) {
            int to = Math.min(options.size(), from + SlackLimits.OPTIONS);
            ObjectNode group = groups.addObject();
            plain(group.putObject("label"), (from + 1) + "–" + to, SlackLimits.OPTION);
            group.putArray("options").addAll(options.subList(from, to));
        }
    }

    private ObjectNode option(Choice choice) {
        ObjectNode option = json.createObjectNode();
        plain(option.putObject("text"), choice.label().isBlank() ? choice.key() : choice.label(), SlackLimits.OPTION);
        return option.put("value", choice.key());
    }

    private static void plain(ObjectNode text, String words, int most) {
        String some = words.isBlank() ? SlackBlocks.NOTHING : words;
        text.put("type", "plain_text").put("text", SlackLimits.cutWords(some, most));
    }
}
