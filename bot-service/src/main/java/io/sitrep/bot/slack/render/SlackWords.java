package io.sitrep.bot.slack.render;

import static io.sitrep.bot.slack.render.SlackText.shown;

import io.sitrep.bot.reply.Headline;
import io.sitrep.bot.reply.HelpLine;
import io.sitrep.bot.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The words of each reply, line by line, in Slack's notation. */
final class SlackWords {
    private static final int MOST_LISTED = 20;
    private static final int MOST_QUOTED = 1_000;

    private SlackWords() {}

    static List<String> of(Reply reply) {
        if (reply instanceof Reply.Happened happened) {
            return happened(happened);
        } else if (reply instanceof Reply.OpenIncidents open) {
            return open(open.incidents());
        } else if (reply instanceof Reply.Help help) {
            return usages("What can be typed:", help.verbs());
        } else if (reply instanceof Reply.Misuse misuse) {
            return usages(shown(misuse.problem()), misuse.usages());
        } else if (reply instanceof Reply.Refused refused) {
            return listed(shown(refused.reason()), refused.choices());
        } else {
            return List.of(shown(((Reply.Notice) reply).text()));
        }
    }

    private static List<String> happened(Reply.Happened happened) {
        Headline incident = happened.incident();
        List<String> lines = new ArrayList<>();
        lines.add("*" + shown(incident.ref()) + " " + happened.deed() + "*"
                + (incident.title().isEmpty() ? "" : ": " + shown(incident.title())));
        lines.add(facts(incident));
        String quoted = SlackLimits.cut(shown(happened.message()), MOST_QUOTED).replace("\n", "\n> ");
        lines.add("> " + quoted);
        if (!incident.untranslated().isEmpty()) {
            lines.add("Not yet translated: " + shown(String.join(", ", incident.untranslated())));
        }
        return lines;
    }

    private static List<String> open(List<Headline> incidents) {
        if (incidents.isEmpty()) {
            return List.of("No incident is open.");
        }
        return listed(
                incidents.size() == 1 ? "One incident is open:" : incidents.size() + " incidents are open:", incidents);
    }

    private static List<String> listed(String first, List<Headline> incidents) {
        List<String> lines = new ArrayList<>(List.of(first));
        incidents.stream()
                .limit(MOST_LISTED)
                .map(incident ->
                        "• *" + shown(incident.ref()) + "*: " + shown(incident.title()) + " · " + facts(incident))
                .forEach(lines::add);
        if (incidents.size() > MOST_LISTED) {
            lines.add("… and " + (incidents.size() - MOST_LISTED) + " more");
        }
        return lines;
    }

    private static String facts(Headline incident) {
        return Stream.of(incident.severity(), incident.status())
                        .filter(fact -> !fact.isEmpty())
                        .map(fact -> shown(fact) + " · ")
                        .reduce("", String::concat)
                + "<" + shown(incident.page().toString()) + ">";
    }

    private static List<String> usages(String first, List<HelpLine> usages) {
        List<String> lines = new ArrayList<>(List.of(first));
        usages.forEach(line -> lines.add("`/incident " + shown(line.usage()) + "`  " + shown(line.meaning())));
        return lines;
    }
}
