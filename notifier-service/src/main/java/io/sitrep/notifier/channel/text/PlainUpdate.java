package io.sitrep.notifier.channel.text;

import io.sitrep.notifier.intake.Publication;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.StoredPublication;
import io.sitrep.notifier.render.Words;
import java.text.MessageFormat;
import java.util.Optional;

/**
 * An update in plain words, in the reader's language, for channels that show little more than text. Every time on the reader's clock,
 * with the clock named.
 *
 * @param status how the incident stands, or that this is a correction
 * @param text what is said; where it is not in the reader's language, a sentence that says so comes first
 * @param workaround what to do meanwhile, where there is something
 * @param next until when the next word is promised
 * @param url the incident's page
 */
public record PlainUpdate(
        String title, String status, String text, Optional<String> workaround, Optional<String> next, String url) {
    public static PlainUpdate of(Message message) {
        Words words = Words.of(message.reader());
        Publication.Incident incident = message.publication().said().incident();
        return new PlainUpdate(
                message.wording().title(),
                status(message, words),
                text(message, words),
                Optional.ofNullable(incident.workaround()),
                Optional.ofNullable(incident.nextUpdateAt()).map(at -> words.get("label.next") + ": " + words.time(at)),
                incident.url());
    }

    /** Status and title in one line: {@code Investigating: Checkout is down}. */
    public String heading() {
        return status + ": " + title;
    }

    /** Heading, text and link, no longer than this; the link stands by itself at the end. */
    public String within(Limit limit) {
        return Shortening.fit(heading() + "\n\n", text, "\n\n" + url, limit);
    }

    /** The same with no more of the text than so many chars. */
    public PlainUpdate upTo(int chars) {
        return text.length() <= chars
                ? this
                : new PlainUpdate(title, status, text.substring(0, chars) + "…", workaround, next, url);
    }

    /** The same with what to do meanwhile, and with the time of the next word where all of it has room. */
    public String whole(Limit limit, Words words) {
        String said = workaround
                .map(doing -> text + "\n\n" + words.get("label.workaround") + ": " + doing)
                .orElse(text);
        String head = heading() + "\n\n";
        String link = "\n\n" + url;
        String all = head + said + next.map(when -> "\n\n" + when).orElse("") + link;
        return limit.holds(all) ? all : Shortening.fit(head, said, link, limit);
    }

    private static String status(Message message, Words words) {
        StoredPublication.Kind kind = message.publication().kind();
        return kind == StoredPublication.Kind.UPDATE
                ? words.named("status", message.publication().said().incident().status())
                : words.named("kind", kind.word());
    }

    private static String text(Message message, Words words) {
        String said = message.wording().message().strip();
        return message.wording().translated()
                ? said
                : MessageFormat.format(words.get("untranslated"), words.language()) + "\n\n" + said;
    }
}
