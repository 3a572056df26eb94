package io.sitrep.notifier.pages;

import io.sitrep.notifier.catalog.Choices;
import io.sitrep.notifier.render.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be wished for, and what of it is chosen: the part of the form that subscribing and changing have in common. */
public record Wishes(
        List<Section> sections,
        List<Choice> parts,
        List<Part> countries,
        List<Choice> impacts,
        List<Choice> locales,
        FormValues chosen,
        List<String> zones,
        List<Wrong> errors) {
    private static final List<String> IMPACTS = List.of("none", "minor", "major", "critical");

    /** Components that are listed together; {@code id} is that of their group, or null. */
    public record Section(UUID id, String name, boolean chosen, List<Choice> components) {}

    /** The countries of a part of the world. */
    public record Part(String name, List<Choice> choices) {
        public boolean anyChosen() {
            return choices.stream().anyMatch(Choice::chosen);
        }
    }

    /** A value that can't be honoured, in the reader's words. */
    public record Wrong(String field, String text) {}

    static Wishes of(Words words, Choices choices, FormValues chosen, Set<String> locales, List<Wrong> errors) {
        RegionNames names = new RegionNames(words, Set.copyOf(chosen.regions()));
        List<Choices.Region> parts = choices.regions().stream()
                .filter(region -> !RegionNames.isCountry(region))
                .toList();
        return new Wishes(
                Stream.concat(sections(choices, chosen).stream(), Gone.sections(words, choices, chosen).stream())
                        .toList(),
                Stream.concat(names.sorted(parts).stream(), Gone.regions(words, choices, chosen).stream())
                        .toList(),
                parts.stream()
                        .map(part -> new Part(names.name(part), names.sorted(within(choices, part))))
                        .filter(part -> !part.choices().isEmpty())
                        .sorted(java.util.Comparator.comparing(
                                Part::name, java.text.Collator.getInstance(words.locale())))
                        .toList(),
                impacts(words, chosen),
                locales.stream()
                        .sorted()
                        .map(tag -> new Choice(tag, ownName(tag), tag.equals(chosen.locale())))
                        .toList(),
                chosen,
                Zones.OFFERED,
                errors);
    }

    /** Who has subscribed has chosen: what is usual is for who does not say. */
    private static List<Choice> impacts(Words words, FormValues chosen) {
        Stream<Choice> usual = chosen.channel().isEmpty()
                ? Stream.empty()
                : Stream.of(new Choice(
                        FormValues.USUAL,
                        words.get("form.impact.usual"),
                        chosen.minImpact().isEmpty()));
        return Stream.concat(
                        usual,
                        IMPACTS.stream()
                                .map(word -> new Choice(
                                        word, words.get("form.impact." + word), word.equals(chosen.minImpact()))))
                .toList();
    }

    public boolean anyRegion() {
        return !chosen.regions().isEmpty();
    }

    public boolean maintenances() {
        return chosen.maintenances();
    }

    public boolean postmortems() {
        return chosen.postmortems();
    }

    public boolean everyUpdate() {
        return chosen.everyUpdate();
    }

    public String timeZone() {
        return chosen.timeZone();
    }

    public boolean isWrong(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    private static List<Choices.Region> within(Choices choices, Choices.Region part) {
        return choices.regions().stream()
                .filter(region -> RegionNames.isCountry(region) && part.code().equals(region.parent()))
                .toList();
    }

    private static List<Section> sections(Choices choices, FormValues chosen) {
        List<Section> sections = new ArrayList<>();
        for (Choices.Group group : choices.groups()) {
            List<Choice> within = components(choices, group.id(), chosen);
            boolean isChosen = chosen.groups().contains(group.id().toString());
            if (!within.isEmpty() || isChosen) {
                sections.add(new Section(group.id(), group.name(), isChosen, within));
            }
        }
        Set<UUID> groups = choices.groups().stream().map(Choices.Group::id).collect(Collectors.toSet());
        List<Choice> alone = choices.components().stream()
                .filter(component -> component.groupId() == null || !groups.contains(component.groupId()))
                .map(component -> choice(component, chosen))
                .toList();
        if (!alone.isEmpty()) {
            sections.add(new Section(null, null, false, alone));
        }
        return sections;
    }

    private static List<Choice> components(Choices choices, UUID group, FormValues chosen) {
        return choices.components().stream()
                .filter(component -> Objects.equals(group, component.groupId()))
                .map(component -> choice(component, chosen))
                .toList();
    }

    private static Choice choice(Choices.Component component, FormValues chosen) {
        String id = component.id().toString();
        return new Choice(id, component.name(), chosen.components().contains(id));
    }

    private static String ownName(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        String name = locale.getDisplayName(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }
}
