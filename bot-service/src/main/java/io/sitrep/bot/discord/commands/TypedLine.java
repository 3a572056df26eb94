package io.sitrep.bot.discord.commands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sitrep.bot.command.Catalog;
import io.sitrep.bot.command.ChatCommand;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Parsed;
import io.sitrep.bot.command.Parser;
import io.sitrep.bot.discord.DiscordNames;
import io.sitrep.bot.reply.Phrase;
import io.sitrep.bot.reply.Reply;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a sub-command and its options together to the line that would have been typed for it: {@code declare SEV1 Checkout is down}. */
@Singleton
public class TypedLine {
    private static final int SUB_COMMAND = 1;
    private static final int FOLDER = 2;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Catalog catalog;
    private final Parser parser;

    TypedLine(Catalog catalog, Parser parser) {
        this.catalog = catalog;
        this.parser = parser;
    }

    /**
     * A line.
     *
     * @param mentioned as an invocation has it
     * @param mayAsk whether a form may be the answer
     * @param unclear what to say in place of doing it: its words would be taken for something the options don't say
     */
    public record Line(String text, Map<String, String> mentioned, boolean mayAsk, Optional<Reply> unclear) {}

    /** @param data of the interaction: the command with what was filled in */
    public Line read(JsonNode data) {
        JsonNode verb = verb(data);
        Map<String, String> options = new LinkedHashMap<>();
        Map<String, String> mentioned = new LinkedHashMap<>();
        for (JsonNode option : verb.path("options")) {
            options.put(option.path("name").asText(), value(option, data.path("resolved"), mentioned));
        }
        String name = verb == data ? "help" : verb.path("name").asText();
        return catalog.find(name)
                .map(command -> line(command, options, mentioned))
                .orElseGet(() -> new Line(words(Stream.of(name)), mentioned, false, Optional.empty()));
    }

    /** The option somebody is writing in; missing for none. */
    public JsonNode focused(JsonNode data) {
        for (JsonNode option : verb(data).path("options")) {
            if (option.path("focused").asBoolean()) {
                return option;
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode verb(JsonNode data) {
        JsonNode verb = data;
        while (isBelow(verb.path("options").path(0))) {
            verb = verb.path("options").path(0);
        }
        return verb;
    }

    private Line line(ChatCommand command, Map<String, String> options, Map<String, String> mentioned) {
        if (Boolean.parseBoolean(options.remove(CommandSet.NOBODY))) {
            options.put(Parameter.SOMEONE.option(), "none");
        }
        List<Parameter> given = command.usage().parameters().stream()
                .filter(parameter -> parameter.isTyped()
                        && !options.getOrDefault(parameter.option(), "").isBlank())
                .toList();
        Stream<String> values = given.stream().map(parameter -> word(parameter, options.get(parameter.option())));
        String text = words(Stream.concat(Stream.of(command.usage().verb()), values));
        Parsed parsed = parser.parse(text);
        if (!(parsed instanceof Parsed.Understood understood)) {
            return new Line(text, mentioned, false, Optional.empty());
        }
        Optional<Phrase> problem = command.usage().parameters().stream()
                .filter(Parameter::isTyped)
                .flatMap(
                        parameter -> problem(
                                parameter,
                                given.contains(parameter),
                                understood.arguments().get(parameter).isPresent())
                                .stream())
                .findFirst();
        return new Line(
                text,
                mentioned,
                command.mayAsk(understood.arguments()),
                problem.map(
                        what -> new Reply.Misuse(what, List.of(command.usage().helpLine()))));
    }

    /** What is said to the public about one incident must not be taken for what is said about another. */
    private static Optional<Phrase> problem(Parameter parameter, boolean given, boolean understood) {
        if (given == understood) {
            return Optional.empty();
        }
        String key = given ? "misuse.option.wrong" : "misuse.option.unclear";
        return Optional.of(Phrase.of(key, parameter.meaning(), parameter.option()));
    }

    private static String word(Parameter parameter, String value) {
        boolean isReference = parameter == Parameter.REFERENCE || parameter == Parameter.INTO;
        return isReference && NUMBER.matcher(value.strip()).matches() ? "INC-" + value.strip() : value.strip();
    }

    private static String value(JsonNode option, JsonNode resolved, Map<String, String> mentioned) {
        String value = option.path("value").asText();
        JsonNode user = resolved.path("users").path(value);
        if (user.isMissingNode()) {
            return value;
        }
        String name = DiscordNames.of(resolved.path("members").path(value), user);
        String mention = "@" + name.replaceAll("\\s+", " ");
        mentioned.put(mention, value);
        return mention;
    }

    private static boolean isBelow(JsonNode option) {
        int type = option.path("type").asInt();
        return type == SUB_COMMAND || type == FOLDER;
    }

    private static String words(Stream<String> words) {
        return words.collect(Collectors.joining(" "));
    }
}
