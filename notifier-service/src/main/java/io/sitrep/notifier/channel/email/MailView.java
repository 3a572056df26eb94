package io.sitrep.notifier.channel.email;

import io.sitrep.notifier.intake.Publication;
import io.sitrep.notifier.render.Direction;
import io.sitrep.notifier.render.Facts;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.Wording;
import io.sitrep.notifier.render.Words;
import io.sitrep.notifier.template.Placeholder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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
        Said said,
        List<Line> lines,
        String url,
        String follow,
        String why,
        String manageUrl,
        String manage) {

    /** Stands for the message while what is around it is written; no text that arrives here can hold it. */
    private static final String PLACE = "\0";

    /** Some lines in a row. */
    public record Paragraph(List<String> lines) {}

    /** One fact with its label. */
    public record Line(String label, String value) {
        public String direction() {
            return Direction.of(value);
        }

        /** For a line of text, where no attribute says which way it runs. */
        public String isolated() {
            return Direction.isolated(value);
        }
    }

    /**
     * What is said.
     *
     * @param language in which the message is
     * @param lead of the page's own, before the message; empty without
     * @param html null when there is none in this language
     * @param tail of the page's own, behind the message; empty without
     */
    public record Said(String language, String lead, String html, String message, String tail) {
        public String direction() {
            return Direction.of(message);
        }

        public String leadDirection() {
            return Direction.of(lead);
        }

        public String tailDirection() {
            return Direction.of(tail);
        }

        /** The message's paragraphs, for when there is no HTML of it. */
        public List<Paragraph> paragraphs() {
            return paragraphsOf(message);
        }

        public List<Paragraph> leads() {
            return paragraphsOf(lead);
        }

        public List<Paragraph> tails() {
            return paragraphsOf(tail);
        }
    }

    static MailView of(Message message, String brand) {
        Words words = Words.of(message.reader());
        Facts facts = Facts.of(message);
        Publication said = message.publication().said();
        return new MailView(
                words.locale().toLanguageTag(),
                brand,
                message.wording().title(),
                facts.status(),
                said.incident().impact(),
                facts.note().isEmpty() ? null : facts.note(),
                said(message),
                lines(said, words, facts),
                said.incident().url(),
                words.get("label.follow"),
                words.get("label.why"),
                Slots.OPEN.manage(),
                words.get("label.manage"));
    }

    /** Which way the whole is laid out: as the reader reads. */
    public String direction() {
        return Direction.of(Locale.forLanguageTag(language));
    }

    public String titleDirection() {
        return Direction.of(title);
    }

    /** For a line of text, where no attribute says which way it runs. */
    public String isolatedTitle() {
        return Direction.isolated(title);
    }

    private static Said said(Message message) {
        Wording wording = message.wording();
        String[] around = message.template(EmailChannel.NAME)
                .map(own -> own.message()
                        .fill(Facts.values(message).with(Placeholder.MESSAGE, PLACE))
                        .split(PLACE, 2))
                .orElse(new String[] {""});
        return new Said(
                message.language(),
                around[0].strip(),
                wording.html().orElse(null),
                wording.message(),
                around.length == 1 ? "" : around[1].strip());
    }

    private static List<Paragraph> paragraphsOf(String text) {
        return Arrays.stream(text.split("\\R\\s*\\R", -1))
                .map(paragraph -> new Paragraph(paragraph.strip().lines().toList()))
                .toList();
    }

    private static List<Line> lines(Publication said, Words words, Facts facts) {
        Publication.Incident incident = said.incident();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(words.get("label.status"), words.named("status", incident.status())));
        lines.add(new Line(words.get("label.impact"), words.named("impact", incident.impact())));
        line(lines, words, "label.affected", facts.components());
        line(lines, words, "label.regions", facts.regions());
        line(lines, words, "label.workaround", facts.workaround());
        time(lines, words, "label.published", said.change().publishedAt());
        if (incident.scheduledFor() == null) {
            time(lines, words, "label.started", incident.startedAt());
        }
        time(lines, words, "label.from", incident.scheduledFor());
        time(lines, words, "label.until", incident.scheduledUntil());
        time(lines, words, "label.next", incident.nextUpdateAt());
        return lines;
    }

    private static void line(List<Line> lines, Words words, String label, String value) {
        if (!value.isEmpty()) {
            lines.add(new Line(words.get(label), value));
        }
    }

    private static void time(List<Line> lines, Words words, String label, Instant at) {
        if (at != null) {
            lines.add(new Line(words.get(label), words.time(at)));
        }
    }
}
