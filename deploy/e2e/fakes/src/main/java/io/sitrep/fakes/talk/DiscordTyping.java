package io.sitrep.fakes.talk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a person does in Discord's window who knows the line by heart: {@code /incident status INC-1 identified It is the disk} becomes
 * the sub-command with its options, {@code ref}, {@code status} and {@code text}.
 *
 * @param command with the folder the sub-command stands in, if any: {@code /incident release stop}
 * @param options by name
 */
record DiscordTyping(String command, Map<String, String> options) {
    private static final List<String> ABOUT_ONE_WITH_TEXT = List.of("ref", "text");

    /** In the order in which people say them. What takes more than a word stands last. */
    private static final Map<String, List<String>> SAID = Map.ofEntries(
            Map.entry("declare", List.of("severity", "title")),
            Map.entry("update", ABOUT_ONE_WITH_TEXT),
            Map.entry("status", List.of("ref", "status", "text")),
            Map.entry("severity", List.of("ref", "severity", "reason")),
            Map.entry("resolve", ABOUT_ONE_WITH_TEXT),
            Map.entry("reopen", ABOUT_ONE_WITH_TEXT),
            Map.entry("workaround", ABOUT_ONE_WITH_TEXT),
            Map.entry("note", ABOUT_ONE_WITH_TEXT),
            Map.entry("lead", List.of("ref", "person")),
            Map.entry("role", List.of("ref", "role", "person")),
            Map.entry("task", List.of("ref", "action", "task")),
            Map.entry("component", List.of("ref", "component", "status")),
            Map.entry("region", List.of("ref", "action", "region")),
            Map.entry("link", List.of("ref", "url")),
            Map.entry("merge", List.of("ref", "into")),
            Map.entry("help", List.of("verb")));

    /** What may be left out is there only when it looks like it. */
    private static final Map<String, Pattern> LOOKS_LIKE =
            Map.of("ref", Pattern.compile("INC-\\d+"), "severity", Pattern.compile("SEV\\d"));

    private static final int FOLDER = 2;

    /** @param registered the commands Discord has of the app */
    static DiscordTyping of(String line, List<JsonObject> registered) {
        String[] words = line.split(" ", 3);
        Deque<String> rest = new ArrayDeque<>(words.length < 3 ? List.of() : Arrays.asList(words[2].split(" ")));
        String folder = folder(words[1], registered).map(name -> name + " ").orElse("");
        return new DiscordTyping(
                words[0] + " " + folder + words[1], options(SAID.getOrDefault(words[1], List.of("ref")), rest));
    }

    private static Optional<String> folder(String verb, List<JsonObject> registered) {
        return registered.stream()
                .flatMap(command -> options(command))
                .filter(option -> option.getInteger("type") == FOLDER)
                .filter(folder ->
                        options(folder).anyMatch(each -> each.getString("name").equals(verb)))
                .map(folder -> folder.getString("name"))
                .findFirst();
    }

    private static Stream<JsonObject> options(JsonObject of) {
        return of.getJsonArray("options", new JsonArray()).stream().map(JsonObject.class::cast);
    }

    private static Map<String, String> options(List<String> names, Deque<String> rest) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String name : names) {
            boolean isLast = name.equals(names.get(names.size() - 1));
            if (!rest.isEmpty()
                    && (!LOOKS_LIKE.containsKey(name)
                            || LOOKS_LIKE.get(name).matcher(rest.peek()).matches())) {
                options.put(name, isLast ? join(rest, 0) : name.equals("component") ? join(rest, 1) : rest.poll());
            }
        }
        // Of people alone the window lets one choose somebody: nobody is an option of its own.
        if ("none".equals(options.get("person"))) {
            options.remove("person");
            options.put("nobody", "true");
        }
        return options;
    }

    /** @param left how many words stay */
    private static String join(Deque<String> words, int left) {
        StringBuilder joined = new StringBuilder(words.poll());
        while (words.size() > left) {
            joined.append(' ').append(words.poll());
        }
        return joined.toString();
    }
}
