package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What Discord would find wrong, without sending it: one line for each field, {@code embeds.0.title: BASE_TYPE_MAX_LENGTH}. */
public final class DiscordRules {
    private DiscordRules() {}

    /** @param json of a new message in a channel */
    public static List<String> brokenByMessage(String json) {
        return broken(() -> MessageCheck.created(new JsonObject(json)));
    }

    /** @param json the {@code data} of an answer to an interaction, or a further answer */
    public static List<String> brokenByAnswer(String json) {
        return broken(() -> {
            FormErrors errors = new FormErrors();
            MessageCheck.answered(Form.of(new JsonObject(json), errors));
            errors.refuse();
            MessageCheck.saysSomething(new JsonObject(json));
        });
    }

    /** @param json of a form, the {@code data} of an answer of type 9 */
    public static List<String> brokenByModal(String json) {
        return broken(() -> {
            FormErrors errors = new FormErrors();
            ModalCheck.modal(Form.of(new JsonObject(json), errors));
            errors.refuse();
        });
    }

    /** @param json a list, as all commands are overwritten by */
    public static List<String> brokenByCommands(String json) {
        return broken(() -> CommandCheck.all(new JsonArray(json)));
    }

    private static List<String> broken(Runnable check) {
        try {
            check.run();
            return List.of();
        } catch (DiscordError refused) {
            return refused.lines();
        }
    }
}
