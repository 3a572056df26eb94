package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/** What a message may be. Source: docs.discord.com/developers/resources/message, 2026-11. */
final class MessageCheck {
    static final int EPHEMERAL = 1 << 6;
    static final int LOADING = 1 << 7;

    private static final int SUPPRESS_EMBEDS = 1 << 2;
    private static final int SILENT = 1 << 12;
    private static final int CONTENT = 2_000;
    private static final int NONCE = 25;
    private static final Set<String> IN_ALL =
            Set.of("content", "embeds", "components", "allowed_mentions", "flags", "attachments", "tts", "poll");
    private static final Set<String> IN_CHANNELS = Set.of(
            "content",
            "embeds",
            "components",
            "allowed_mentions",
            "flags",
            "attachments",
            "tts",
            "poll",
            "nonce",
            "enforce_nonce",
            "message_reference");

    private MessageCheck() {}

    /** A new one, in a channel. @throws DiscordError when anything is wrong with it */
    static void created(JsonObject json) {
        FormErrors errors = new FormErrors();
        Form form = Form.of(json, errors).allows(IN_CHANNELS);
        parts(form, SUPPRESS_EMBEDS | SILENT);
        Object nonce = json.getValue("nonce");
        if (nonce != null && String.valueOf(nonce).length() > NONCE) {
            form.wrong("nonce", "NONCE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        }
        form.flag("enforce_nonce");
        Form reference = form.object("message_reference")
                .allows(Set.of("type", "message_id", "channel_id", "guild_id", "fail_if_not_exists"));
        reference.snowflake("message_id");
        errors.refuse();
        saysSomething(json);
    }

    /** A new one, as the answer to an interaction. */
    static void answered(Form form) {
        parts(form.allows(IN_ALL), SUPPRESS_EMBEDS | SILENT | EPHEMERAL);
    }

    /** What replaces parts of one. */
    static void edited(JsonObject json) {
        FormErrors errors = new FormErrors();
        parts(Form.of(json, errors).allows(IN_ALL), SUPPRESS_EMBEDS | EPHEMERAL);
        errors.refuse();
    }

    /** @throws DiscordError when there is nothing in it */
    static void saysSomething(JsonObject json) {
        String content = json.getString("content");
        boolean isEmpty = (content == null || content.isBlank())
                && Json.objects(json, "embeds").isEmpty()
                && Json.objects(json, "components").isEmpty();
        if (isEmpty) {
            throw DiscordError.of(400, 50_006, "Cannot send an empty message");
        }
    }

    private static void parts(Form form, int allowedFlags) {
        form.text("content", 0, CONTENT);
        form.flag("tts");
        int flags = form.number("flags", 0, Integer.MAX_VALUE, 0);
        if ((flags & ~allowedFlags) != 0) {
            form.wrong("flags", "FLAGS_TYPE_INVALID", "These flags can't be set here.");
        }
        EmbedCheck.embeds(form);
        ComponentCheck.ofMessage(form);
        if (form.has("allowed_mentions")) {
            mentions(form.object("allowed_mentions"));
        }
        if (!form.objects("attachments", 0, 10).isEmpty()) {
            form.wrong("attachments", "NOT_IN_THE_FAKE", "Files are not known here.");
        }
        if (form.has("poll")) {
            form.wrong("poll", "NOT_IN_THE_FAKE", "Polls are not known here.");
        }
    }

    private static void mentions(Form form) {
        form.allows(Set.of("parse", "users", "roles", "replied_user"));
        List<String> parsed = form.texts("parse", 3);
        if (!Set.of("users", "roles", "everyone").containsAll(parsed)) {
            form.wrong("parse", "BASE_TYPE_CHOICES", "Value must be one of ('roles', 'users', 'everyone').");
        }
        for (String kind : List.of("users", "roles")) {
            if (!form.texts(kind, 100).isEmpty() && parsed.contains(kind)) {
                form.wrong(
                        "",
                        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                        "parse:[\"" + kind + "\"] and " + kind + ": [ids...] are mutually exclusive.");
            }
        }
        form.flag("replied_user");
    }
}
