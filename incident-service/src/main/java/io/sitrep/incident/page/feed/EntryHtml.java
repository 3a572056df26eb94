package io.sitrep.incident.page.feed;

import io.sitrep.incident.page.HeldComponent;
import io.sitrep.incident.page.PublicIncident;
import io.sitrep.incident.page.PublicPostmortem;
import io.sitrep.incident.page.PublicUpdate;
import io.sitrep.incident.page.html.Text;
import io.sitrep.incident.page.html.Words;
import io.sitrep.incident.view.MessageHtml;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * An incident as one piece of HTML, newest word first. What was retracted is gone. Built as a tree, so that what people wrote
 * can't become markup of ours; what they formatted arrives as safe HTML already.
 */
final class EntryHtml {
    private final Words words;
    private final Text.Choice choice;
    private final Place place;
    private final DateTimeFormatter times;

    /**
     * Where it is read.
     *
     * @param home what relative links in messages are relative to
     * @param zone in which times are said
     */
    record Place(String home, ZoneId zone) {}

    EntryHtml(Words words, Text.Choice choice, Place place) {
        this.words = words;
        this.choice = choice;
        this.place = place;
        this.times = DateTimeFormatter.ofPattern(words.timePattern(), Locale.forLanguageTag(words.language()));
    }

    String of(PublicIncident incident) {
        Document document = Document.createShell(place.home + "/");
        document.outputSettings().prettyPrint(false);
        Element body = document.body();
        facts(incident, body);
        if (incident.postmortem() != null) {
            postmortem(incident.postmortem(), body);
        }
        incident.updates().stream().filter(update -> !update.retracted()).forEach(update -> update(update, body));
        body.select("a[href]").forEach(link -> link.attr("href", link.absUrl("href")));
        return body.html();
    }

    private void facts(PublicIncident incident, Element body) {
        if (incident.window() != null) {
            Element window = body.appendElement("p");
            window.appendText(words.from() + " ");
            time(incident.window().from(), window);
            window.appendText(" " + words.until() + " ");
            time(incident.window().until(), window);
        }
        List<String> components = components(incident);
        if (!components.isEmpty()) {
            fact(words.affected(), body)
                    .appendText(components.stream().map(PlainText::line).collect(Collectors.joining(", ")));
        }
        if (incident.workaround() != null) {
            fact(words.workaround(), body);
            body.append(PlainText.lines(incident.workaroundHtml()));
        }
        if (incident.nextUpdateAt() != null) {
            time(incident.nextUpdateAt(), fact(words.nextUpdateBy(), body));
        }
    }

    /** Those it lists, called as it calls them. */
    static List<String> components(PublicIncident incident) {
        return incident.components().stream()
                .filter(HeldComponent::listed)
                .map(HeldComponent::name)
                .distinct()
                .toList();
    }

    private void postmortem(PublicPostmortem postmortem, Element body) {
        time(postmortem.publishedAt(), fact(words.postmortem(), body));
        body.append(PlainText.lines(postmortem.html()));
    }

    private void update(PublicUpdate update, Element body) {
        Element head = fact(words.status(update.status()), body);
        time(update.at(), head);
        if (update.editedAt() != null) {
            head.appendText(" (" + words.corrected() + ")");
        }
        Text said = choice.of(update.message(), update.messages());
        Element message = body.appendElement("div");
        if (!said.translated()) {
            message.attr("lang", said.locale().toLanguageTag());
        }
        message.append(PlainText.lines(MessageHtml.of(said.text())));
    }

    private static Element fact(String name, Element body) {
        Element line = body.appendElement("p");
        line.appendElement("strong").appendText(name);
        return line.appendText(" ");
    }

    private void time(Instant time, Element line) {
        line.appendElement("time")
                .attr("datetime", time.truncatedTo(ChronoUnit.SECONDS).toString())
                .appendText(times.format(time.atZone(place.zone)));
    }
}
