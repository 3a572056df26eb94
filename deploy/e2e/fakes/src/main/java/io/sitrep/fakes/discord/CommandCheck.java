package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonArray;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a command may be. Source: docs.discord.com/developers/interactions/application-commands, 2026-11. */
final class CommandCheck {
    static final int SUB_COMMAND = 1;
    static final int GROUP = 2;
    static final int STRING = 3;
    static final int INTEGER = 4;
    static final int BOOLEAN = 5;
    static final int USER = 6;
    static final int NUMBER = 10;

    private static final Pattern NAME = Pattern.compile("[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}");
    private static final int OPTIONS = 25;
    private static final int TEXT = 100;
    private static final int LENGTH = 6_000;
    private static final int ALL = 8_000;
    private static final Set<String> LOCALES = Set.of(
            "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl",
            "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW",
            "ko");
    private static final Set<String> OF_OPTIONS = Set.of(
            "type",
            "name",
            "name_localizations",
            "description",
            "description_localizations",
            "required",
            "choices",
            "options",
            "channel_types",
            "min_value",
            "max_value",
            "min_length",
            "max_length",
            "autocomplete");

    private int size;

    private CommandCheck() {}

    /** A whole set. @throws DiscordError when anything is wrong */
    static void all(JsonArray commands) {
        FormErrors errors = new FormErrors();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < commands.size(); i++) {
            Form command = new Form(commands.getJsonObject(i), Integer.toString(i), errors);
            new CommandCheck().command(command);
            if (!names.add(command.json().getString("name"))) {
                command.wrong(
                        "name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
            }
        }
        if (commands.size() > TEXT) {
            errors.add("", "APPLICATION_COMMANDS_MAX", "Maximum number of application commands reached (100).");
        }
        errors.refuse();
    }

    private void command(Form command) {
        command.allows(Set.of(
                "id",
                "type",
                "name",
                "name_localizations",
                "description",
                "description_localizations",
                "options",
                "default_member_permissions",
                "dm_permission",
                "integration_types",
                "contexts",
                "nsfw"));
        command.flag("nsfw");
        if (command.number("type", 1, 4, 1) != 1) {
            command.wrong("type", "NOT_IN_THE_FAKE", "Only commands that are typed are known here.");
        }
        named(command);
        options(command, 0);
        if (size > ALL) {
            command.wrong("", "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)");
        }
    }

    private void named(Form form) {
        String name = form.wantedText("name", 1, 32);
        nameIsGood(form, "name", name);
        form.wantedText("description", 1, TEXT);
        size += longest(form, "name", 32) + longest(form, "description", TEXT);
    }

    private static void nameIsGood(Form form, String field, String name) {
        if (!NAME.matcher(name).matches() || !name.equals(name.toLowerCase(Locale.ROOT))) {
            form.wrong(field, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
    }

    /** Of the text and its translations: that one counts. */
    private int longest(Form form, String field, int max) {
        Form others = form.object(field + "_localizations").allows(LOCALES);
        int longest = form.json().getValue(field) instanceof String text ? text.length() : 0;
        for (String locale : others.json().fieldNames()) {
            String text = others.text(locale, 1, max);
            if (field.equals("name") && !form.has("value")) {
                nameIsGood(others, locale, text);
            }
            longest = Math.max(longest, text.length());
        }
        return longest;
    }

    private void options(Form of, int depth) {
        Set<String> names = new HashSet<>();
        boolean optional = false;
        boolean hasValues = false;
        List<Form> options = of.objects("options", 0, OPTIONS);
        for (Form option : options) {
            option.allows(OF_OPTIONS);
            int type = option.wantedNumber("type", 1, 11);
            named(option);
            if (!names.add(option.json().getString("name"))) {
                option.wrong("name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists");
            }
            boolean isRequired = option.flag("required");
            if (isRequired && optional) {
                option.wrong(
                        "required",
                        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                        "Required options must be placed before non-required options");
            }
            optional |= !isRequired;
            hasValues |= type > GROUP;
            if (type <= GROUP) {
                below(option, type, depth, hasValues);
            } else {
                value(option, type);
            }
        }
    }

    private void below(Form option, int type, int depth, boolean besideValues) {
        boolean fits = type == GROUP ? depth == 0 : depth <= 1;
        if (!fits || besideValues) {
            option.wrong("type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command option types can't be here");
            return;
        }
        if (option.has("autocomplete") || option.has("choices")) {
            option.wrong("type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "A sub-command has no value");
        }
        options(option, type == GROUP ? 1 : 2);
    }

    private void value(Form option, int type) {
        boolean isAsked = option.flag("autocomplete");
        if (option.has("options")) {
            option.wrong("options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Only sub-commands have options");
        }
        List<Form> choices = option.objects("choices", 0, OPTIONS);
        boolean isListed = type == STRING || type == INTEGER || type == NUMBER;
        if ((isAsked && !choices.isEmpty()) || (!isListed && (isAsked || !choices.isEmpty()))) {
            option.wrong(
                    "autocomplete", "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", "No choices can be offered so");
        }
        Set<String> names = new HashSet<>();
        for (Form choice : choices) {
            choice.allows(Set.of("name", "name_localizations", "value")).wants("value");
            size += longest(choice, "name", TEXT);
            if (!names.add(choice.wantedText("name", 1, TEXT))) {
                choice.wrong("name", "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS", "Name already exists");
            }
            if (type == STRING) {
                size += choice.text("value", 1, TEXT).length();
            }
        }
        option.number("min_length", 0, LENGTH, 0);
        option.number("max_length", 1, LENGTH, LENGTH);
        if (type != STRING && (option.has("min_length") || option.has("max_length"))) {
            option.wrong("max_length", "APPLICATION_COMMAND_OPTIONS_LENGTH_INVALID", "Only texts have a length");
        }
    }
}
