package io.sitrep.notifier.channel.text;

import io.sitrep.notifier.intake.Publication;
import io.sitrep.notifier.render.Direction;
import io.sitrep.notifier.render.Facts;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.Words;
import io.sitrep.notifier.template.Escape;
import io.sitrep.notifier.template.Placeholder;
import io.sitrep.notifier.template.Template;
import io.sitrep.notifier.template.Templates;
import io.sitrep.notifier.template.Values;
import java.util.Optional;

/**
 * An update in plain words, in the reader's language, for channels that show little more than text. Every time on the reader's clock,
 * with the clock named. Where the page has a template for the channel, in that template's words.
 *
 * @param status how the incident stands, or that this is a correction
 * @param text what is said; where it is not in the reader's language, a sentence that says so comes first
 * @param workaround what to do meanwhile, where there is something, and no template says where it stands
 * @param next until when the next word is promised, likewise
 * @param url the incident's page
 * @param own the page's own words for it
 */
public record PlainUpdate(
        String title,
        String status,
        String text,
        Optional<String> workaround,
        Optional<String> next,
        String url,
        Optional<Own> own) {
    private static final String MORE = "…";

    /** A template and what stands in its places. */
    public record Own(Templates.Words words, Values values) {}

    /** @param channel whose template it is said by, where the page has one */
    public static PlainUpdate of(Message message, String channel) {
        Optional<Own> own =
                message.template(channel).map(words -> new Own(words, values(words.message(), Facts.values(message))));
        return of(message, own);
    }

    /** Without a template. */
    public static PlainUpdate of(Message message) {
        return of(message, Optional.empty());
    }

    private static PlainUpdate of(Message message, Optional<Own> own) {
        Words words = Words.of(message.reader());
        Publication.Incident incident = message.publication().said().incident();
        Facts facts = Facts.of(message);
        return new PlainUpdate(
                message.wording().title(),
                facts.status(),
                facts.text(),
                Optional.of(facts.workaround()).filter(text -> !text.isEmpty() && own.isEmpty()),
                Optional.of(facts.nextUpdate())
                        .filter(at -> !at.isEmpty() && own.isEmpty())
                        .map(at -> words.get("label.next") + ": " + at),
                incident.url(),
                own);
    }

    /** Within words that are written right to left, a link is held apart. */
    private static Values values(Template template, Values values) {
        return Direction.isTurned(template.toString())
                ? values.with(Placeholder.LINK, Direction.isolatedLink(values.of(Placeholder.LINK)))
                : values;
    }

    /** Status and title in one line: {@code Investigating: Checkout is down}; or what the page has in its place. */
    public String heading() {
        return own.filter(it -> it.words().title() != null)
                .map(it -> it.words().title().fill(it.values(), Escape.LINE))
                .orElseGet(() -> status + ": " + Direction.isolated(title));
    }

    /** What stands below the heading, with the link at the end or where the page wants it, no longer than this. */
    public String body(Limit limit) {
        return own.map(it -> Shortening.fit(it.words().message(), it.values(), limit, MORE))
                .orElseGet(() -> Shortening.fit("", text, "\n\n" + url, limit));
    }

    /** Heading, text and link, no longer than this; the link stands by itself at the end, or where the page wants it. */
    public String within(Limit limit) {
        return own.map(it -> it.words().title() == null ? body(limit) : headed(limit))
                .orElseGet(() -> Shortening.fit(heading() + "\n\n", text, "\n\n" + url, limit));
    }

    /** The same with no more of the text than so many chars. */
    public PlainUpdate upTo(int chars) {
        return text.length() <= chars ? this : saying(text.substring(0, chars) + MORE, own);
    }

    /** The same with what to do meanwhile, and with the time of the next word where all of it has room. */
    public String whole(Limit limit, Words words) {
        if (own.isPresent()) {
            String all = within(Limit.chars(Integer.MAX_VALUE));
            return limit.holds(all) ? all : withoutNext().within(limit);
        }
        String said = workaround
                .map(doing -> text + "\n\n" + words.get("label.workaround") + ": " + doing)
                .orElse(text);
        String head = heading() + "\n\n";
        String link = "\n\n" + url;
        String all = head + said + next.map(when -> "\n\n" + when).orElse("") + link;
        return limit.holds(all) ? all : Shortening.fit(head, said, link, limit);
    }

    /** The same with another text; without the page's own words, where those leave no place for it. */
    public PlainUpdate withText(String other) {
        return saying(other, own.filter(it -> it.words().message().uses(Placeholder.MESSAGE)));
    }

    private PlainUpdate saying(String other, Optional<Own> words) {
        Optional<Own> filled =
                words.map(it -> new Own(it.words(), it.values().with(Placeholder.MESSAGE, Direction.isolated(other))));
        return new PlainUpdate(title, status, other, workaround, next, url, filled);
    }

    private PlainUpdate withoutNext() {
        Optional<Own> less = own.map(it -> new Own(it.words(), it.values().with(Placeholder.NEXT_UPDATE, "")));
        return new PlainUpdate(title, status, text, workaround, next, url, less);
    }

    private String headed(Limit limit) {
        String heading = heading() + "\n\n";
        Limit left = new Limit(text -> limit.measure().applyAsInt(heading + text), limit.most());
        String body = body(left);
        return left.holds(body) ? heading + body : body(limit);
    }
}
