package io.sitrep.bot.discord.forms;

import io.sitrep.bot.reply.Form.Choice;
import io.sitrep.bot.reply.Form.Field;
import io.sitrep.bot.reply.Form.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values of fields in which something is chosen: keys with commas in between. Of other fields they are what was typed. */
final class Choosing {
    private Choosing() {}

    /** As people read it. */
    static String shown(Field field, String value) {
        List<Choice> choices = choices(field);
        return choices.isEmpty()
                ? value
                : keys(value).map(key -> label(choices, key)).collect(Collectors.joining(", "));
    }

    /** What stands in it at first; of a piece of a list, what is in that piece. */
    static String atFirst(Field field) {
        List<String> offered = choices(field).stream().map(Choice::key).toList();
        return offered.isEmpty()
                ? field.value()
                : keys(field.value()).filter(offered::contains).distinct().collect(Collectors.joining(","));
    }

    private static Stream<String> keys(String value) {
        return Arrays.stream(value.split(",")).map(String::strip);
    }

    private static String label(List<Choice> choices, String key) {
        return choices.stream()
                .filter(choice -> choice.key().equals(key))
                .map(Choice::label)
                .findFirst()
                .orElse(key);
    }

    private static List<Choice> choices(Field field) {
        if (field.kind() instanceof Kind.One one) {
            return one.choices();
        }
        return field.kind() instanceof Kind.Many many ? many.choices() : List.of();
    }
}
