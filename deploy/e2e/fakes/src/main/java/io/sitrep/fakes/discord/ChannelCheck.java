package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Set;

/** What a channel or a thread may be. Source: docs.discord.com/developers/resources/channel, 2026-11. */
final class ChannelCheck {
    private static final int NAME = 100;
    private static final int TOPIC = 1_024;
    private static final int SLOW = 21_600;
    private static final Set<Integer> KEPT = Set.of(60, 1_440, 4_320, 10_080);
    private static final Set<String> IN_CHANNELS = Set.of(
            "name",
            "type",
            "topic",
            "position",
            "parent_id",
            "permission_overwrites",
            "nsfw",
            "rate_limit_per_user",
            "default_auto_archive_duration");
    private static final Set<String> IN_NEW_THREADS =
            Set.of("name", "type", "auto_archive_duration", "invitable", "rate_limit_per_user");
    private static final Set<String> IN_THREADS =
            Set.of("name", "archived", "locked", "auto_archive_duration", "invitable", "rate_limit_per_user", "flags");

    private ChannelCheck() {}

    static void channel(JsonObject json, boolean isNew) {
        FormErrors errors = new FormErrors();
        Form form = Form.of(json, errors).allows(IN_CHANNELS);
        named(form, isNew);
        form.text("topic", 0, TOPIC);
        form.snowflake("parent_id");
        form.flag("nsfw");
        form.number("position", 0, 500, 0);
        form.number("rate_limit_per_user", 0, SLOW, 0);
        int type = form.number("type", 0, 16, DiscordChannel.TEXT);
        if (type != DiscordChannel.TEXT && type != DiscordChannel.CATEGORY) {
            form.wrong("type", "NOT_IN_THE_FAKE", "Only text channels and categories are known here.");
        }
        form.objects("permission_overwrites", 0, 1_000).forEach(each -> overwrite(each, true));
        errors.refuse();
    }

    static void newThread(JsonObject json, boolean fromMessage) {
        FormErrors errors = new FormErrors();
        Form form = Form.of(json, errors).allows(IN_NEW_THREADS);
        named(form, true);
        if (fromMessage && (form.has("type") || form.has("invitable"))) {
            form.wrong("type", "UNKNOWN_FIELD", "A thread from a message is public.");
        }
        form.number("type", 10, 12, DiscordChannel.PRIVATE_THREAD);
        lasting(form);
        errors.refuse();
    }

    static void thread(JsonObject json) {
        FormErrors errors = new FormErrors();
        Form form = Form.of(json, errors).allows(IN_THREADS);
        named(form, false);
        form.flag("archived");
        form.flag("locked");
        lasting(form);
        errors.refuse();
    }

    private static void lasting(Form form) {
        form.flag("invitable");
        form.number("rate_limit_per_user", 0, SLOW, 0);
        if (form.has("auto_archive_duration") && !KEPT.contains(form.number("auto_archive_duration", 0, 20_000, 0))) {
            form.wrong("auto_archive_duration", "BASE_TYPE_CHOICES", "Value must be one of {60, 1440, 4320, 10080}.");
        }
    }

    private static void named(Form form, boolean isNew) {
        if (isNew) {
            form.wants("name");
        }
        if (form.has("name") && form.text("name", 1, NAME).isBlank()) {
            form.wrong("name", "BASE_TYPE_REQUIRED", "This field is required");
        }
    }

    static void overwrite(JsonObject json) {
        FormErrors errors = new FormErrors();
        overwrite(Form.of(json, errors), false);
        errors.refuse();
    }

    private static void overwrite(Form form, boolean named) {
        form.allows(Set.of("id", "type", "allow", "deny"));
        if (named) {
            form.wants("id");
            form.snowflake("id");
        }
        form.wantedNumber("type", 0, 1);
        for (String bits : Set.of("allow", "deny")) {
            if (form.has(bits) && !String.valueOf(form.json().getValue(bits)).matches("\\d{1,20}")) {
                form.wrong(bits, "PERMISSION_SET_INVALID", "Must be a number");
            }
        }
    }

    /** As a text channel keeps it. */
    static String kept(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-").replaceAll("[!-,./:-@\\[-^`{-~]", "");
    }
}
