package io.sitrep.notifier.channel.email;

import io.sitrep.notifier.intake.Publication;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.StoredPublication;
import io.sitrep.notifier.render.Wording;
import io.sitrep.notifier.render.Words;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the mail templates show, every word of it in the reader's language and every time on the reader's clock.
 *
 * @param manageUrl a slot: the link is each reader's own
 */
public record MailView(
        String language,
        String brand,
        String title,
        String status,
        String impact,
        String note,
        String html,
        String message,
        List<Line> lines,
        String url,
        String follow,
        String why,
        String manageUrl,
        String manage) {

    /** One fact with its label. */
    public record Line(String label, String value) {}

    static MailView of(Message message, String brand) {
        Words words = Words.of(message.reader());
        Wording wording = message.wording();
        Publication said = message.publication().said();
        return new MailView(
                words.locale().toLanguageTag(),
                brand,
                wording.title(),
                status(message, words),
                said.incident().impact(),
                wording.translated() ? null : MessageFormat.format(words.get("untranslated"), words.language()),
                wording.html().orElse(null),
                wording.message(),
                lines(said, words),
                said.incident().url(),
                words.get("label.follow"),
                words.get("label.why"),
                Slots.OPEN.manage(),
                words.get("label.manage"));
    }

    /** Some lines in a row. */
    public record Paragraph(List<String> lines) {}

    /** The message's paragraphs, for when there is no HTML of it in this language. */
    public List<Paragraph> paragraphs() {
        return Arrays.stream(message.split("\\R\\s*\\R", -1))
                .map(paragraph -> new Paragraph(paragraph.strip().lines().toList()))
                .toList();
    }

    /** How the incident stands; or that this is no news but a correction, which has to be seen first. */
    private static String status(Message message, Words words) {
        StoredPublication.Kind kind = message.publication().kind();
        return kind == StoredPublication.Kind.UPDATE
                ? words.named("status", message.publication().said().incident().status())
                : words.named("kind", kind.word());
    }

    private static List<Line> lines(Publication said, Words words) {
        Publication.Incident incident = said.incident();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(words.get("label.status"), words.named("status", incident.status())));
        lines.add(new Line(words.get("label.impact"), words.named("impact", incident.impact())));
        incident.components().stream()
                .map(component -> affected(component, words))
                .reduce((all, one) -> all + "; " + one)
                .ifPresent(all -> lines.add(new Line(words.get("label.affected"), all)));
        if (!said.regionCodes().isEmpty()) {
            String codes =
                    String.join(", ", said.regionCodes().stream().sorted().toList());
            lines.add(new Line(words.get("label.regions"), codes));
        }
        Optional.ofNullable(incident.workaround())
                .ifPresent(text -> lines.add(new Line(words.get("label.workaround"), text)));
        time(lines, words, "label.published", said.change().publishedAt());
        if (incident.scheduledFor() == null) {
            time(lines, words, "label.started", incident.startedAt());
        }
        time(lines, words, "label.from", incident.scheduledFor());
        time(lines, words, "label.until", incident.scheduledUntil());
        time(lines, words, "label.next", incident.nextUpdateAt());
        return lines;
    }

    private static String affected(Publication.Component component, Words words) {
        if (!component.differsByRegion()) {
            return component.name() + " – " + words.named("component", component.status());
        }
        return component.regionStatuses().entrySet().stream()
                .map(region -> region.getKey() + " " + words.named("component", region.getValue()))
                .collect(Collectors.joining(", ", component.name() + " – ", ""));
    }

    private static void time(List<Line> lines, Words words, String label, Instant at) {
        if (at != null) {
            lines.add(new Line(words.get(label), words.time(at)));
        }
    }
}
