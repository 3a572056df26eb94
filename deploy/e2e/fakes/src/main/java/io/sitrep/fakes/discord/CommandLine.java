package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed into Discord's window, as the window lets them: {@code /incident declare severity:SEV1 title:Checkout is down}.
 * The command, the sub-command and the options have to be registered, and the values have to fit.
 */
final class CommandLine {
    private final JsonObject command;
    private final JsonArray path;
    private final List<JsonObject> options;
    private final String rest;
    private final JsonArray into;

    private CommandLine(JsonObject command, JsonArray path, JsonArray into, List<JsonObject> options, String rest) {
        this.command = command;
        this.path = path;
        this.into = into;
        this.options = options;
        this.rest = rest;
    }

    /** @param offered the command of that name. @throws IllegalArgumentException for what Discord's window would not let happen */
    static CommandLine of(String line, Function<String, JsonObject> offered) {
        String[] words = line.strip().split("\\s+", 2);
        if (!words[0].startsWith("/")) {
            throw new IllegalArgumentException("a command begins with /: " + line);
        }
        JsonObject command = offered.apply(words[0].substring(1));
        JsonArray path = new JsonArray();
        JsonArray into = path;
        List<JsonObject> options = Json.objects(command, "options");
        String rest = words.length > 1 ? words[1] : "";
        while (!options.isEmpty() && options.get(0).getInteger("type") <= CommandCheck.GROUP) {
            String[] next = rest.split("\\s+", 2);
            JsonObject below = named(options, next[0])
                    .orElseThrow(() -> new IllegalArgumentException("no sub-command " + next[0] + ": " + line));
            JsonArray inside = new JsonArray();
            into.add(new JsonObject()
                    .put("type", below.getInteger("type"))
                    .put("name", next[0])
                    .put("options", inside));
            into = inside;
            options = Json.objects(below, "options");
            rest = next.length > 1 ? next[1] : "";
        }
        return new CommandLine(command, path, into, options, rest);
    }

    private static Optional<JsonObject> named(List<JsonObject> options, String name) {
        return options.stream()
                .filter(option -> option.getString("name").equals(name))
                .findFirst();
    }

    /** What stands behind the sub-command, by option. */
    Map<String, String> written() {
        Map<String, String> values = new LinkedHashMap<>();
        if (rest.isBlank()) {
            return values;
        }
        String names = String.join(
                "|",
                options.stream()
                        .map(each -> Pattern.quote(each.getString("name")))
                        .toList());
        Matcher next = Pattern.compile("(?:^|\\s)(" + (names.isEmpty() ? "$^" : names) + "):")
                .matcher(rest);
        if (!next.lookingAt()) {
            throw new IllegalArgumentException("options are written as name:value, of "
                    + options.stream().map(each -> each.getString("name")).toList() + ": " + rest);
        }
        do {
            int from = next.end();
            String name = next.group(1);
            boolean more = next.find();
            values.put(
                    name,
                    rest.substring(from, more ? next.start() : rest.length()).strip());
            if (!more) {
                break;
            }
        } while (true);
        return values;
    }

    /** The interaction's {@code data} when it is sent. */
    JsonObject sent(Map<String, ?> values) {
        for (JsonObject option : options) {
            if (option.getBoolean("required", false) && !values.containsKey(option.getString("name"))) {
                throw new IllegalArgumentException("Discord does not send it without " + option.getString("name"));
            }
        }
        fill(values, "");
        return data();
    }

    /** As it is sent while somebody still writes. */
    JsonObject asked(Map<String, ?> values, String focused) {
        JsonObject option = wanted(focused);
        if (!option.getBoolean("autocomplete", false)) {
            throw new IllegalArgumentException("nobody is asked for what " + focused + " may be");
        }
        fill(values, focused);
        return data();
    }

    private JsonObject data() {
        return new JsonObject()
                .put("id", command.getString("id"))
                .put("name", command.getString("name"))
                .put("type", 1)
                .put("options", path);
    }

    private JsonObject wanted(String name) {
        return named(options, name)
                .orElseThrow(() -> new IllegalArgumentException("no option " + name + " in "
                        + options.stream().map(each -> each.getString("name")).toList()));
    }

    private void fill(Map<String, ?> values, String focused) {
        values.forEach((name, value) -> {
            JsonObject option = wanted(name);
            boolean isFocused = name.equals(focused);
            JsonObject filled = new JsonObject()
                    .put("type", option.getInteger("type"))
                    .put("name", name)
                    .put("value", isFocused ? String.valueOf(value) : fitting(option, value));
            into.add(isFocused ? filled.put("focused", true) : filled);
        });
    }

    private static Object fitting(JsonObject option, Object value) {
        String text = String.valueOf(value);
        return switch (option.getInteger("type")) {
            case CommandCheck.STRING -> fittingText(option, text);
            case CommandCheck.INTEGER -> chosen(option, Long.valueOf(text));
            case CommandCheck.BOOLEAN -> Boolean.valueOf(text);
            case CommandCheck.NUMBER -> chosen(option, Double.valueOf(text));
            default -> DiscordWorld.checkedId(text.replaceAll("[<@!&#>]", ""));
        };
    }

    private static Object fittingText(JsonObject option, String text) {
        int length = text.length();
        if (length < Math.max(1, option.getInteger("min_length", 1))
                || length > option.getInteger("max_length", 6_000)) {
            throw new IllegalArgumentException(option.getString("name") + " does not take " + length + " characters");
        }
        return chosen(option, text);
    }

    /** By what is shown of a choice, or by its value. */
    private static Object chosen(JsonObject option, Object value) {
        List<JsonObject> choices = Json.objects(option, "choices");
        if (choices.isEmpty()) {
            return value;
        }
        return choices.stream()
                .filter(choice -> Objects.equals(String.valueOf(choice.getValue("value")), String.valueOf(value))
                        || choice.getString("name").equals(value))
                .map(choice -> choice.getValue("value"))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no choice " + value + " for " + option.getString("name")));
    }
}
