package io.sitrep.bot.reply;

import java.util.ArrayList;
import java.util.List;

/** Puts replies into words. */
public final class Speech {
    private static final int MOST_LISTED = 20;
    private static final int MOST_QUOTED = 1_000;

    private Speech() {}

    public static Message of(Reply reply) {
        return new Message(reply.isPrivate(), lines(reply), List.of());
    }

    private static List<Text> lines(Reply reply) {
        if (reply instanceof Reply.Happened happened) {
            return happened(happened);
        } else if (reply instanceof Reply.OpenIncidents open) {
            return open(open.incidents());
        } else if (reply instanceof Reply.Help help) {
            return usages("What can be typed:", help.verbs());
        } else if (reply instanceof Reply.Misuse misuse) {
            return usages(misuse.problem(), misuse.usages());
        } else if (reply instanceof Reply.Refused refused) {
            return listed(refused.reason(), refused.choices());
        } else {
            return List.of(Text.plain(((Reply.Notice) reply).text()));
        }
    }

    private static List<Text> happened(Reply.Happened happened) {
        Headline incident = happened.incident();
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of()
                .strong(incident.ref() + " " + happened.deed())
                .plain(incident.title().isEmpty() ? "" : ": " + incident.title())
                .line());
        lines.add(facts(Text.of(), incident));
        lines.add(Text.quoted(shortened(happened.message())));
        if (!incident.untranslated().isEmpty()) {
            lines.add(Text.plain("Not yet translated: " + String.join(", ", incident.untranslated())));
        }
        return lines;
    }

    private static List<Text> open(List<Headline> incidents) {
        if (incidents.isEmpty()) {
            return List.of(Text.plain("No incident is open."));
        }
        return listed(
                incidents.size() == 1 ? "One incident is open:" : incidents.size() + " incidents are open:", incidents);
    }

    private static List<Text> listed(String first, List<Headline> incidents) {
        List<Text> lines = new ArrayList<>(List.of(Text.plain(first)));
        incidents.stream()
                .limit(MOST_LISTED)
                .map(incident -> facts(
                        Text.of().plain("• ").strong(incident.ref()).plain(": " + incident.title() + " · "), incident))
                .forEach(lines::add);
        if (incidents.size() > MOST_LISTED) {
            lines.add(Text.plain("… and " + (incidents.size() - MOST_LISTED) + " more"));
        }
        return lines;
    }

    private static Text facts(Text.Line line, Headline incident) {
        for (String fact : List.of(incident.severity(), incident.status())) {
            line.plain(fact.isEmpty() ? "" : fact + " · ");
        }
        return line.link(incident.page(), incident.page().toString()).line();
    }

    private static List<Text> usages(String first, List<HelpLine> usages) {
        List<Text> lines = new ArrayList<>(List.of(Text.plain(first)));
        usages.forEach(usage -> lines.add(Text.of()
                .code("/incident " + usage.usage())
                .plain("  " + usage.meaning())
                .line()));
        return lines;
    }

    private static String shortened(String message) {
        if (message.codePointCount(0, message.length()) <= MOST_QUOTED) {
            return message;
        }
        return message.substring(0, message.offsetByCodePoints(0, MOST_QUOTED - 1)) + "…";
    }
}
