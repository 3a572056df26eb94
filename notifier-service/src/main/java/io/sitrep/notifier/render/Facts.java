package io.sitrep.notifier.render;

import io.sitrep.notifier.intake.Publication;
import io.sitrep.notifier.template.Placeholder;
import io.sitrep.notifier.template.Values;
import java.text.MessageFormat;
import java.util.stream.Collectors;

/** What there is to say of an update, each in the reader's words and on the reader's clock. */
public final class Facts {
    private final Message message;
    private final Words words;
    private final Publication said;

    private Facts(Message message) {
        this.message = message;
        this.words = Words.of(message.reader());
        this.said = message.publication().said();
    }

    public static Facts of(Message message) {
        return new Facts(message);
    }

    /** How the incident stands; or that this is no news but a correction, which has to be seen first. */
    public String status() {
        StoredPublication.Kind kind = message.publication().kind();
        return kind.isNews() ? words.named("status", said.incident().status()) : words.named("kind", kind.word());
    }

    /** That the text is not in the reader's language; empty where it is. */
    public String note() {
        return message.wording().translated() ? "" : MessageFormat.format(words.get("untranslated"), words.language());
    }

    /** The same in a word or two, in brackets. */
    public String shortNote() {
        return message.wording().translated() ? "" : words.get("untranslated.short");
    }

    /** The text, after the note where there is one. */
    public String text() {
        String text = message.wording().message().strip();
        return note().isEmpty() ? text : note() + "\n\n" + text;
    }

    /** Those affected and how they are; empty without any. */
    public String components() {
        return Direction.plain(
                said.incident().components().stream().map(this::affected).collect(Collectors.joining("; ")));
    }

    public String regions() {
        return said.regionCodes().stream().sorted().collect(Collectors.joining(", "));
    }

    /** What to do meanwhile; empty where there is nothing. */
    public String workaround() {
        String text = said.incident().workaround();
        return text == null ? "" : Direction.plain(text);
    }

    public String nextUpdate() {
        return said.incident().nextUpdateAt() == null
                ? ""
                : words.time(said.incident().nextUpdateAt());
    }

    /** For a template's places. Made once for all who read it so. */
    public static Values values(Message message) {
        return message.shared().once(Values.class, () -> of(message).values());
    }

    private Values values() {
        Publication.Incident incident = said.incident();
        return Values.none()
                .with(Placeholder.TITLE, message.wording().title())
                .with(Placeholder.STATUS, status())
                .with(Placeholder.IMPACT, words.named("impact", incident.impact()))
                .with(Placeholder.MESSAGE, text())
                .with(Placeholder.COMPONENTS, components())
                .with(Placeholder.REGIONS, regions())
                .with(Placeholder.WORKAROUND, workaround())
                .with(Placeholder.NEXT_UPDATE, nextUpdate())
                .with(Placeholder.PAGE, message.publication().look().page())
                .with(
                        Placeholder.TIME,
                        said.change().publishedAt() == null
                                ? ""
                                : words.time(said.change().publishedAt()))
                .each(Direction::isolated)
                .with(Placeholder.LINK, incident.url());
    }

    private String affected(Publication.Component component) {
        if (!component.differsByRegion()) {
            return component.name() + " – " + words.named("component", component.status());
        }
        return component.regionStatuses().entrySet().stream()
                .map(region -> region.getKey() + " " + words.named("component", region.getValue()))
                .collect(Collectors.joining(", ", component.name() + " – ", ""));
    }
}
