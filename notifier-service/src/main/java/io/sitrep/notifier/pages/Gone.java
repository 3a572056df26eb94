package io.sitrep.notifier.pages;

import io.sitrep.notifier.catalog.Choices;
import io.sitrep.notifier.pages.Wishes.Section;
import io.sitrep.notifier.render.Words;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was chosen and can no longer be: it is shown as long as it is chosen, so that a form that is sent back says it again, and nobody
 * who wanted one thing is told of everything because that thing was retired.
 */
final class Gone {
    private Gone() {}

    static List<Section> sections(Words words, Choices choices, FormValues chosen) {
        Set<UUID> listed =
                choices.components().stream().map(Choices.Component::id).collect(Collectors.toSet());
        Set<UUID> groups = choices.groups().stream().map(Choices.Group::id).collect(Collectors.toSet());
        List<Choice> components = ids(chosen.components())
                .filter(id -> !listed.contains(id))
                .map(id ->
                        new Choice(id.toString(), name(words, choices.retired().get(id)), true))
                .toList();
        Stream<Section> whole = ids(chosen.groups())
                .filter(id -> !groups.contains(id))
                .map(id -> new Section(id, name(words, null), true, List.of()));
        return Stream.concat(
                        whole,
                        components.isEmpty() ? Stream.empty() : Stream.of(new Section(null, null, false, components)))
                .toList();
    }

    static List<Choice> regions(Words words, Choices choices, FormValues chosen) {
        Set<String> listed =
                choices.regions().stream().map(Choices.Region::code).collect(Collectors.toSet());
        return chosen.regions().stream()
                .filter(code -> !listed.contains(code))
                .distinct()
                .map(code -> new Choice(code, name(words, code), true))
                .toList();
    }

    private static String name(Words words, String name) {
        return Stream.of(name, words.get("form.gone")).filter(Objects::nonNull).collect(Collectors.joining(" – "));
    }

    private static Stream<UUID> ids(List<String> texts) {
        return texts.stream().flatMap(Gone::id).distinct();
    }

    private static Stream<UUID> id(String text) {
        try {
            return Stream.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOne) {
            return Stream.empty();
        }
    }
}
