package io.sitrep.fakes.discord;

import java.util.HashSet;
import java.util.Set;

/**
 * What a form may be: rows with a text input each, as it was, or labels with one input each, as it is. Source:
 * docs.discord.com/developers/components/reference, 2026-11.
 */
final class ModalCheck {
    static final int LABEL = 18;
    static final int WORDS = 10;

    private static final int TITLE = 45;
    private static final int PARTS = 5;
    private static final int LABEL_LENGTH = 45;
    private static final int DESCRIPTION = 100;
    private static final int VALUE = 4_000;
    private static final int PLACEHOLDER = 100;

    private final Set<String> ids = new HashSet<>();

    private ModalCheck() {}

    static void modal(Form modal) {
        modal.allows(Set.of("custom_id", "title", "components"));
        modal.wantedText("custom_id", 1, ComponentCheck.CUSTOM_ID);
        modal.wantedText("title", 1, TITLE);
        modal.wants("components");
        ModalCheck check = new ModalCheck();
        modal.objects("components", 1, PARTS).forEach(check::part);
    }

    private void part(Form part) {
        int type = part.wantedNumber("type", 1, 100);
        if (type == LABEL) {
            label(part);
        } else if (type == ComponentCheck.ROW) {
            row(part);
        } else if (type == WORDS) {
            part.allows(Set.of("type", "id", "content")).wantedText("content", 1, VALUE);
        } else {
            part.wrong("type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1, 10, 18).");
        }
    }

    private void label(Form label) {
        label.allows(Set.of("type", "id", "label", "description", "component"));
        label.wantedText("label", 1, LABEL_LENGTH);
        label.text("description", 0, DESCRIPTION);
        label.wants("component");
        Form input = label.object("component");
        int type = input.wantedNumber("type", 1, 100);
        if (type == ComponentCheck.TEXT_INPUT) {
            text(input, Set.of());
        } else if (ComponentCheck.isSelect(type)) {
            ComponentCheck.select(input, ids);
            ids.add(input.json().getString("custom_id", ""));
            mayBeLeftEmpty(input);
        } else {
            input.wrong("type", "UNION_TYPE_CHOICES", "This component can't stand here.");
        }
    }

    private static void mayBeLeftEmpty(Form select) {
        if (select.json().getBoolean("required", true) && select.number("min_values", 0, 25, 1) == 0) {
            select.wrong("min_values", "SELECT_COMPONENT_REQUIRED_MIN_VALUES", "What is required wants one value");
        }
        if (select.flag("disabled")) {
            select.wrong("disabled", "MODAL_COMPONENT_DISABLED", "Nothing is disabled in a form");
        }
    }

    private void row(Form row) {
        row.allows(Set.of("type", "id", "components"));
        row.wants("components");
        for (Form input : row.objects("components", 1, 1)) {
            if (input.wantedNumber("type", 1, 100) != ComponentCheck.TEXT_INPUT) {
                input.wrong("type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (4,).");
            }
            input.wantedText("label", 1, LABEL_LENGTH);
            text(input, Set.of("label"));
        }
    }

    private void text(Form input, Set<String> more) {
        Set<String> known = new HashSet<>(Set.of(
                "type", "id", "custom_id", "style", "min_length", "max_length", "required", "value", "placeholder"));
        known.addAll(more);
        input.allows(known);
        input.wantedNumber("style", 1, 2);
        input.flag("required");
        input.text("placeholder", 0, PLACEHOLDER);
        int min = input.number("min_length", 0, VALUE, 0);
        int max = input.number("max_length", 1, VALUE, VALUE);
        input.text("value", 0, max);
        if (min > max) {
            input.wrong("min_length", "TEXT_INPUT_LENGTHS", "More than max_length");
        }
        if (!ids.add(input.wantedText("custom_id", 1, ComponentCheck.CUSTOM_ID))) {
            input.wrong("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }
    }
}
