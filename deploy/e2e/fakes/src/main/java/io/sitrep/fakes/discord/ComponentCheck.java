package io.sitrep.fakes.discord;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Buttons and selects of a message. Source: docs.discord.com/developers/components/reference, 2026-11. */
final class ComponentCheck {
    static final int ROW = 1;
    static final int BUTTON = 2;
    static final int STRING_SELECT = 3;
    static final int TEXT_INPUT = 4;
    static final int USER_SELECT = 5;
    static final int CHANNEL_SELECT = 8;
    static final int CUSTOM_ID = 100;

    private static final int ROWS = 5;
    private static final int IN_A_ROW = 5;
    private static final int LABEL = 80;
    private static final int LINK = 5;
    private static final int URL = 512;
    private static final int OPTIONS = 25;
    private static final int OPTION = 100;
    private static final int PLACEHOLDER = 150;

    private final Set<String> ids = new HashSet<>();

    private ComponentCheck() {}

    static void ofMessage(Form message) {
        ComponentCheck check = new ComponentCheck();
        message.objects("components", 0, ROWS).forEach(check::row);
    }

    /** A select within a form, or in a message. */
    static void select(Form select, Set<String> taken) {
        ComponentCheck check = new ComponentCheck();
        check.ids.addAll(taken);
        check.anySelect(select);
    }

    private void row(Form row) {
        row.allows(Set.of("type", "id", "components"));
        if (row.wantedNumber("type", 1, 100) != ROW) {
            row.wrong("type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1,).");
            return;
        }
        row.wants("components");
        List<Form> inside = row.objects("components", 1, IN_A_ROW);
        for (Form component : inside) {
            int type = component.wantedNumber("type", 1, 100);
            if (type == BUTTON) {
                button(component);
            } else if (isSelect(type) && inside.size() == 1) {
                anySelect(component);
            } else {
                component.wrong("type", "UNION_TYPE_CHOICES", "This component can't stand here.");
            }
        }
    }

    static boolean isSelect(int type) {
        return type == STRING_SELECT || (type >= USER_SELECT && type <= CHANNEL_SELECT);
    }

    private void button(Form button) {
        button.allows(Set.of("type", "id", "style", "label", "emoji", "custom_id", "url", "disabled"));
        int style = button.wantedNumber("style", 1, LINK);
        button.text("label", 0, LABEL);
        button.flag("disabled");
        emoji(button);
        if (!button.has("label") && !button.has("emoji")) {
            button.wrong("", "BUTTON_COMPONENT_LABEL_REQUIRED", "A button must have a label or an emoji");
        }
        if (style == LINK) {
            button.wantedText("url", 1, URL);
            EmbedCheck.web(button, "url");
            if (button.has("custom_id")) {
                button.wrong("custom_id", "BUTTON_COMPONENT_CUSTOM_ID_URL", "A link can't have a custom id");
            }
        } else {
            customId(button);
            if (button.has("url")) {
                button.wrong("url", "BUTTON_COMPONENT_CUSTOM_ID_URL", "Only a link can have a url");
            }
        }
    }

    private void anySelect(Form select) {
        select.allows(Set.of(
                "type",
                "id",
                "custom_id",
                "placeholder",
                "min_values",
                "max_values",
                "disabled",
                "required",
                "options",
                "channel_types",
                "default_values"));
        customId(select);
        select.text("placeholder", 0, PLACEHOLDER);
        int min = select.number("min_values", 0, OPTIONS, 1);
        int max = select.number("max_values", 1, OPTIONS, 1);
        select.flag("disabled");
        select.flag("required");
        boolean isString = select.number("type", 1, 100, STRING_SELECT) == STRING_SELECT;
        if (isString) {
            select.wants("options");
        }
        List<Form> options = select.objects("options", 1, OPTIONS);
        if (min > max || (isString && options.size() < max)) {
            select.wrong("max_values", "SELECT_COMPONENT_MAX_VALUES", "More than there are, or less than wanted");
        }
        Set<String> values = new HashSet<>();
        for (Form option : options) {
            option.allows(Set.of("label", "value", "description", "emoji", "default"));
            option.wantedText("label", 1, OPTION);
            option.text("description", 0, OPTION);
            option.flag("default");
            emoji(option);
            if (!values.add(option.wantedText("value", 1, OPTION))) {
                option.wrong("value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified value is taken");
            }
        }
    }

    private void customId(Form component) {
        if (!ids.add(component.wantedText("custom_id", 1, CUSTOM_ID))) {
            component.wrong("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }
    }

    private static void emoji(Form form) {
        if (form.has("emoji")) {
            Form emoji = form.object("emoji").allows(Set.of("id", "name", "animated"));
            String name = emoji.text("name", 0, 32);
            if (emoji.snowflake("id").isEmpty()
                    && (name.isEmpty() || name.codePoints().allMatch(each -> each < 0x80 && each > '9'))) {
                emoji.wrong("name", "BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji");
            }
        }
    }
}
