package io.sitrep.incident.api;

import io.sitrep.incident.access.TokenText;
import io.sitrep.incident.audit.AuditEntry;
import io.sitrep.incident.domain.Actor;
import io.sitrep.incident.domain.Origin;
import io.sitrep.incident.domain.PlainText;
import io.sitrep.incident.store.IncidentRef;
import java.time.Instant;

/**
 * The body of {@code POST /api/v1/audit}: somebody was refused by another service of the suite, before anything reached
 * this one.
 *
 * @param action what they asked for, in a few words: {@code /incident resolve}
 * @param target what it was about, or null; a reference to an incident is found again under that incident
 * @param reason why they were refused: {@code role-too-low}
 */
public record AuditBody(String action, ActorBody actor, String target, String reason) {
    private static final int LONGEST = 200;

    /**
     * Whoever asked.
     *
     * @param id stable and unique over all platforms
     * @param platform by which way they came: slack, discord …
     */
    public record ActorBody(String id, String name, String platform) {}

    AuditEntry checked(String token, Instant at) {
        Checks checks = new Checks();
        ActorBody who = actor == null ? new ActorBody(null, null, null) : actor;
        Actor known = new Actor(
                checks.text("actor.id", PlainText.line(who.id), Limits.NAME),
                checks.text("actor.name", PlainText.line(who.name), Limits.NAME),
                checks.oneOf("actor.platform", Origin.class, who.platform));
        if (who.platform == null) {
            checks.refuse("actor.platform", "is missing");
        }
        String asked = checks.text("action", harmless(action), LONGEST);
        String about = checks.optionalText("target", harmless(target), LONGEST);
        String why = checks.text("reason", harmless(reason), LONGEST);
        checks.done();
        return AuditEntry.refusedElsewhere(
                at,
                known,
                token,
                asked,
                about,
                about == null ? null : IncidentRef.parse(about).orElse(null),
                why);
    }

    /** People type into chats what they like, by mistake even a token. */
    private static String harmless(String text) {
        String line = PlainText.line(text);
        return line == null
                ? null
                : TokenText.parse(line).map(TokenText::toString).orElse(line);
    }
}
