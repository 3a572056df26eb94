package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;

/** What an app may first say to which interaction. Source: docs.discord.com/developers/interactions/receiving-and-responding, 2026-11. */
final class Callback {
    static final int PONG = 1;
    static final int MESSAGE = 4;
    static final int DEFERRED = 5;
    static final int DEFERRED_UPDATE = 6;
    static final int UPDATE = 7;
    static final int CHOICES = 8;
    static final int MODAL = 9;

    private static final int CHOICE = 100;
    private static final Map<Integer, Set<Integer>> ALLOWED = Map.of(
            Interaction.PING, Set.of(PONG),
            Interaction.COMMAND, Set.of(MESSAGE, DEFERRED, MODAL),
            Interaction.COMPONENT, Set.of(MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, MODAL),
            Interaction.AUTOCOMPLETE, Set.of(CHOICES),
            Interaction.MODAL, Set.of(MESSAGE, DEFERRED));

    private Callback() {}

    /** @return its type. @throws DiscordError when it is wrong, or is none for that */
    static int checked(Interaction interaction, JsonObject json) {
        FormErrors errors = new FormErrors();
        Form form = Form.of(json, errors).allows(Set.of("type", "data"));
        int type = form.wantedNumber("type", 1, 12);
        boolean isUpdate = type == DEFERRED_UPDATE || type == UPDATE;
        boolean isAllowed = ALLOWED.get(interaction.type).contains(type)
                || (isUpdate && interaction.type == Interaction.MODAL && interaction.source.isPresent());
        if (!isAllowed) {
            form.wrong("type", "INTERACTION_TYPE_UNSUPPORTED", "This is no answer to that.");
        }
        errors.refuse();
        data(form, type);
        errors.refuse();
        if (type == MESSAGE) {
            MessageCheck.saysSomething(form.object("data").json());
        }
        return type;
    }

    private static void data(Form form, int type) {
        Form data = form.object("data");
        switch (type) {
            case MESSAGE -> {
                form.wants("data");
                MessageCheck.answered(data);
            }
            case UPDATE -> MessageCheck.answered(data);
            case DEFERRED -> {
                data.allows(Set.of("flags"));
                if ((data.number("flags", 0, Integer.MAX_VALUE, 0) & ~MessageCheck.EPHEMERAL) != 0) {
                    data.wrong("flags", "FLAGS_TYPE_INVALID", "Only what is private can be said here.");
                }
            }
            case CHOICES -> choices(data);
            case MODAL -> {
                form.wants("data");
                ModalCheck.modal(data);
            }
            default -> data.allows(Set.of());
        }
    }

    private static void choices(Form data) {
        data.allows(Set.of("choices")).wants("choices");
        for (Form choice : data.objects("choices", 0, 25)) {
            choice.allows(Set.of("name", "name_localizations", "value"));
            choice.wantedText("name", 1, CHOICE);
            choice.wants("value");
            if (choice.json().getValue("value") instanceof String) {
                choice.text("value", 0, CHOICE);
            }
        }
    }
}
