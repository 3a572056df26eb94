package io.sitrep.bot.incident;

import io.sitrep.bot.reply.Phrase;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in the person's language why the incident service refuses something. Its own words are in English: of what we have no words
 * for they are shown beside what kind of refusal it is. Source of kinds and words: {@code io.sitrep.incident.api.RefusalMapper}.
 */
final class Refusals {
    private static final String KIND = "/problems/";
    private static final Set<String> KINDS =
            Set.of("illegal-transition", "not-allowed", "not-found", "invalid-value", "too-many", "too-much");

    /** Of one that is over, the only one that is stuck: it wants to be reopened. */
    private static final Pattern TRANSITION = Pattern.compile(
            "A (resolved|postmortem) incident cannot become" + " (investigating|identified|monitoring|resolved)\\b.*");

    private static final Pattern NO_INCIDENT = Pattern.compile("There is no incident (INC-\\d+)");

    private Refusals() {}

    static Phrase of(ProblemJson problem) {
        String kind = Objects.toString(problem.type(), "").replace(KIND, "");
        if (kind.equals("own-update")) {
            return Phrase.of("refuse.own-update");
        }
        String detail = Objects.toString(problem.detail(), "");
        Matcher transition = TRANSITION.matcher(detail);
        if (kind.equals("illegal-transition") && transition.matches()) {
            return Phrase.of("refuse.transition", status(transition.group(1)), status(transition.group(2)));
        }
        Matcher unknown = NO_INCIDENT.matcher(detail);
        if (kind.equals("not-found") && unknown.matches()) {
            return Phrase.of("refuse.no-incident", unknown.group(1));
        }
        return Phrase.of(KINDS.contains(kind) ? "refuse.kind." + kind : "refuse.service", problem.readable());
    }

    private static Phrase status(String wire) {
        return Phrase.of("status." + wire);
    }
}
