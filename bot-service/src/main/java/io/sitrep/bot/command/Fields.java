package io.sitrep.bot.command;

import io.sitrep.bot.catalog.Components.Component;
import io.sitrep.bot.reply.Form.Choice;
import io.sitrep.bot.reply.Form.Field;
import io.sitrep.bot.reply.Form.Kind;
import io.sitrep.bot.reply.Tongue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of a form, as it is put together in one language. */
final class Fields {
    /** A list longer than this is none people choose from; what is not in it can be typed. */
    private static final int MOST_CHOICES = 100;
    /** What a form takes comfortably; longer texts can be typed. */
    private static final int LONGEST = 3_000;

    private final Tongue tongue;
    private final List<Field> all = new ArrayList<>();

    Fields(Tongue tongue) {
        this.tongue = tongue;
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

    void affected(List<Component> components) {
        if (!components.isEmpty()) {
            List<Choice> choices = components.stream()
                    .limit(MOST_CHOICES)
                    .map(component -> new Choice(component.id(), component.name()))
                    .toList();
            add("components", new Kind.Many(choices), false, "", null);
            List<Choice> states = ComponentState.wires().stream()
                    .map(state -> new Choice(state, tongue.say("component." + state)))
                    .toList();
            add("component_status", new Kind.One(states), false, "", null);
        }
        add("regions", new Kind.Line(LONGEST), false, "", "form.regions.hint");
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
        add("workaround", new Kind.Paragraph(LONGEST), false, "", null);
        List<Choice> soon = Stream.of("PT15M", "PT30M", "PT1H", "PT2H", "PT4H", "PT24H")
                .map(duration -> new Choice(duration, tongue.say("duration." + duration)))
                .toList();
        add("next_update_in", new Kind.One(soon), false, "", null);
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
