package io.sitrep.bot.command;

import io.sitrep.bot.catalog.Components.Component;
import io.sitrep.bot.catalog.Regions.Region;
import io.sitrep.bot.incident.Dossier;
import io.sitrep.bot.reply.Form.Choice;
import io.sitrep.bot.reply.Form.Field;
import io.sitrep.bot.reply.Form.Kind;
import io.sitrep.bot.reply.Tongue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of a form, as it is put together in one language. */
final class Fields {
    /** A list longer than this is none people choose from; what is not in it can be typed. */
    private static final int MOST_CHOICES = 100;
    /** What a form takes comfortably; longer texts can be typed. */
    private static final int LONGEST = 3_000;

    private final Tongue tongue;
    private final List<Component> components;
    private final List<Region> regions;
    private final List<Field> all = new ArrayList<>();
    private Optional<Dossier> now = Optional.empty();

    Fields(Tongue tongue, List<Component> components, List<Region> regions) {
        this.tongue = tongue;
        this.components = components;
        this.regions = regions;
    }

    /** From here on it is said how that incident stands. */
    void about(Dossier incident) {
        now = Optional.of(incident);
    }

    List<Field> all() {
        return all;
    }

    void title() {
        add("title", new Kind.Line(Signs.LONGEST_TITLE), true, "", null);
    }

    void severity(String now) {
        List<Choice> choices = Choices.SEVERITIES.stream()
                .map(severity -> new Choice(severity, tongue.say("form." + severity)))
                .toList();
        add(Forms.SEVERITY, new Kind.One(choices), true, now, null);
    }

    void reason() {
        add(Forms.REASON, new Kind.Line(LONGEST), false, "", null);
    }

    /** Of an incident that is declared, which is not over. */
    void status(String first) {
        List<Choice> choices = Choices.STATUSES.stream()
                .filter(status -> !status.equals("resolved"))
                .map(status -> new Choice(status, tongue.say("status." + status)))
                .toList();
        add("status", new Kind.One(choices), false, first, null);
    }

    /** Nothing is chosen at first: somebody else may have changed it by the time the form is sent. */
    void newStatus(String now) {
        List<Choice> choices = Choices.STATUSES.stream()
                .map(status -> new Choice(status, tongue.say("status." + status)))
                .toList();
        String hint = tongue.say("form.status.hint", tongue.word("status", now));
        all.add(new Field("status", tongue.say("form.status"), new Kind.One(choices), false, "", Optional.of(hint)));
    }

    void message(boolean wanted, String hint) {
        add("message", new Kind.Paragraph(LONGEST), wanted, "", hint);
    }

    void affected() {
        if (!components.isEmpty()) {
            List<Choice> choices = components.stream()
                    .limit(MOST_CHOICES)
                    .map(component -> new Choice(component.id(), component.name()))
                    .toList();
            say("components", new Kind.Many(choices), now.flatMap(this::parts));
            List<Choice> states = ComponentState.wires().stream()
                    .map(state -> new Choice(state, tongue.say("component." + state)))
                    .toList();
            add("component_status", new Kind.One(states), false, "", null);
        }
        where();
    }

    /** Where the catalog knows no regions, or has not been heard of yet, they are typed. */
    private void where() {
        Optional<String> added = now.map(Dossier::regions)
                .filter(named -> !named.isEmpty())
                .map(named -> tongue.say("form.regions.added", String.join(", ", named)));
        if (regions.isEmpty()) {
            String codes = tongue.say("form.regions.hint");
            say(
                    "regions",
                    new Kind.Line(LONGEST),
                    Optional.of(added.map(more -> codes + ". " + more).orElse(codes)));
        } else {
            List<Choice> choices = regions.stream()
                    .limit(MOST_CHOICES)
                    .map(region -> new Choice(region.code(), region.name()))
                    .toList();
            say("regions", new Kind.Many(choices), added);
        }
    }

    private Optional<String> parts(Dossier incident) {
        return Optional.of(incident.components().stream()
                        .map(part -> part.name() + " (" + tongue.word("component", part.status()) + ")")
                        .collect(Collectors.joining(", ")))
                .filter(parts -> !parts.isEmpty())
                .map(parts -> tongue.say("form.components.now", parts));
    }

    void translations(List<String> locales, boolean titled) {
        for (String locale : locales) {
            String language = tongue.word("language", locale);
            if (titled) {
                all.add(new Field(
                        "title_" + locale,
                        tongue.say("form.title.in", language),
                        new Kind.Line(Signs.LONGEST_TITLE),
                        false,
                        "",
                        Optional.empty()));
            }
            all.add(new Field(
                    "message_" + locale,
                    tongue.say("form.message.in", language),
                    new Kind.Paragraph(LONGEST),
                    false,
                    "",
                    Optional.empty()));
        }
    }

    void rest() {
        say(
                "workaround",
                new Kind.Paragraph(LONGEST),
                now.map(Dossier::workaround)
                        .filter(helps -> !helps.isEmpty())
                        .map(helps -> tongue.say("form.workaround.now", helps)));
        List<Choice> soon = Stream.of("PT15M", "PT30M", "PT1H", "PT2H", "PT4H", "PT24H")
                .map(duration -> new Choice(duration, tongue.say("duration." + duration)))
                .toList();
        add("next_update_in", new Kind.One(soon), false, "", null);
    }

    /** What may be left as it is. */
    private void say(String key, Kind kind, Optional<String> hint) {
        all.add(new Field(key, tongue.say("form." + key), kind, false, "", hint));
    }

    private void add(String key, Kind kind, boolean wanted, String value, String hint) {
        all.add(new Field(
                key,
                tongue.say("form." + key),
                kind,
                wanted,
                value,
                Optional.ofNullable(hint).map(tongue::say)));
    }
}
