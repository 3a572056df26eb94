package io.sitrep.bot.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts replies into words of one language. */
public final class Speech {
    private static final int MOST_LISTED = 20;
    private static final int MOST_QUOTED = 1_000;

    private final Tongue tongue;

    private Speech(Tongue tongue) {
        this.tongue = tongue;
    }

    /** In English. */
    public static Message of(Reply reply) {
        return of(reply, Language.EN);
    }

    /** @throws IllegalArgumentException for {@link Reply.Silence}, which has none */
    public static Message of(Reply reply, Language language) {
        if (reply instanceof Reply.Whispered whispered) {
            Message loud = of(whispered.reply(), language);
            return new Message(true, loud.lines(), loud.buttons());
        }
        Speech speech = new Speech(Tongue.of(language));
        List<Button> buttons = List.of();
        if (reply instanceof Reply.Happened happened) {
            buttons = Outcomes.buttons(happened, speech.tongue);
        } else if (reply instanceof Reply.Shown shown) {
            buttons = shown.buttons();
        }
        return new Message(reply.isPrivate(), speech.lines(reply), buttons);
    }

    /** Why nothing was done, without what else is said of it; empty when something was, or was shown. */
    public static Optional<String> objection(Reply reply, Language language) {
        Tongue tongue = Tongue.of(language);
        if (reply instanceof Reply.GivenBack givenBack) {
            return objection(givenBack.why(), language);
        } else if (reply instanceof Reply.Refused refused) {
            return Optional.of(tongue.say(refused.reason()));
        } else if (reply instanceof Reply.Misuse misuse) {
            return Optional.of(misuse.problems().stream().map(tongue::say).collect(Collectors.joining("\n")));
        } else if (reply instanceof Reply.Notice notice) {
            return Optional.of(tongue.say(notice.text()));
        }
        return Optional.empty();
    }

    private List<Text> lines(Reply reply) {
        if (reply instanceof Reply.GivenBack givenBack) {
            return givenBack(givenBack);
        } else if (reply instanceof Reply.Happened happened) {
            return happened(happened);
        } else if (reply instanceof Reply.OpenIncidents open) {
            return open(open.incidents());
        } else if (reply instanceof Reply.Shown shown) {
            return shown.lines();
        } else if (reply instanceof Reply.Help help) {
            return usages(List.of(Text.plain(tongue.say("help"))), help.verbs());
        } else if (reply instanceof Reply.Misuse misuse) {
            return usages(
                    misuse.problems().stream().map(tongue::say).map(Text::plain).toList(), misuse.usages());
        } else if (reply instanceof Reply.Refused refused) {
            return listed(tongue.say(refused.reason()), refused.choices());
        } else if (reply instanceof Reply.Notice notice) {
            return List.of(Text.plain(tongue.say(notice.text())));
        }
        throw new IllegalArgumentException("Silence has no words");
    }

    private List<Text> givenBack(Reply.GivenBack givenBack) {
        List<Text> lines = new ArrayList<>(lines(givenBack.why()));
        lines.add(Text.plain(tongue.say("given-back")));
        givenBack.words().forEach(written -> {
            lines.add(Text.plain(tongue.say("given-back.field", written.what())));
            lines.add(Text.quoted(written.words()));
        });
        return lines;
    }

    private List<Text> happened(Reply.Happened happened) {
        Headline incident = happened.incident();
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of()
                .strong(tongue.say(deed(happened)))
                .plain(incident.title().isEmpty() ? "" : ": " + incident.title())
                .line());
        lines.add(facts(Text.of(), incident));
        if (!happened.words().isEmpty()) {
            lines.add(Text.quoted(shortened(happened.words())));
        }
        lines.addAll(Outcomes.lines(happened, tongue));
        happened.missed().ifPresent(why -> lines.add(Text.plain(tongue.say("missed", why))));
        return lines;
    }

    /** What was done is said of the incident, whose reference comes first. */
    private static Phrase deed(Reply.Happened happened) {
        List<Object> parts = new ArrayList<>(List.of(happened.incident().ref()));
        parts.addAll(happened.deed().parts());
        return new Phrase(happened.deed().key(), parts);
    }

    private List<Text> open(List<Headline> incidents) {
        return incidents.isEmpty()
                ? List.of(Text.plain(tongue.say("open.none")))
                : listed(tongue.count("open", incidents.size()), incidents);
    }

    private List<Text> listed(String first, List<Headline> incidents) {
        List<Text> lines = new ArrayList<>(List.of(Text.plain(first)));
        incidents.stream()
                .limit(MOST_LISTED)
                .map(incident -> facts(
                        Text.of().plain("• ").strong(incident.ref()).plain(": " + incident.title() + " · "), incident))
                .forEach(lines::add);
        if (incidents.size() > MOST_LISTED) {
            lines.add(Text.plain(tongue.say("more", incidents.size() - MOST_LISTED)));
        }
        return lines;
    }

    private Text facts(Text.Line line, Headline incident) {
        for (String fact : List.of(incident.severity(), tongue.word("status", incident.status()))) {
            line.plain(fact.isEmpty() ? "" : fact + " · ");
        }
        return line.link(incident.page(), incident.page().toString()).line();
    }

    private List<Text> usages(List<Text> first, List<HelpLine> usages) {
        List<Text> lines = new ArrayList<>(first);
        usages.forEach(usage -> lines.add(Text.of()
                .code("/incident " + usage.usage())
                .plain("  " + tongue.say(usage.meaning()))
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
