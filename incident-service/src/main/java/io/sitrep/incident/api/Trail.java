package io.sitrep.incident.api;

import io.sitrep.incident.access.TokenText;
import io.sitrep.incident.audit.AuditEntry;
import io.sitrep.incident.audit.Outcome;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.domain.PlainText;
import io.sitrep.incident.store.IncidentRef;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One request as the audit is to know it, from its beginning to its answer. */
final class Trail {
    private static final Pattern OF_INCIDENTS = Pattern.compile(" /(api/v1|console)/(incidents|maintenances)\\b.*");
    private static final int LONGEST = 200;

    private final Caller caller;
    private final String action;
    private final List<String> named;
    private String reason;
    private boolean settled;

    /**
     * @param caller null for somebody who is not known
     * @param named what the address names, as it stands there
     */
    Trail(Caller caller, String action, List<String> named) {
        this.caller = caller;
        this.action = action;
        this.named = named;
    }

    /** Nothing is to be written about this request any more: what it asks for has its row from the first time. */
    void settle() {
        settled = true;
    }

    boolean isSettled() {
        return settled;
    }

    /** @param type of the problem document, where the answer itself will not show it */
    void refusedFor(String type) {
        reason = type;
    }

    /** @param location address of what was made, or null */
    AuditEntry accepted(Instant at, int status, String location) {
        List<String> about = named.isEmpty() && location != null
                ? List.of(location.substring(location.lastIndexOf('/') + 1))
                : named;
        return entry(at, about, status, Outcome.ACCEPTED, null);
    }

    /** @param type of the problem document, or null when the answer held none */
    AuditEntry refused(Instant at, int status, String type) {
        return entry(at, named, status, Outcome.REFUSED, reason == null ? type : reason);
    }

    private AuditEntry entry(Instant at, List<String> about, int status, Outcome outcome, String type) {
        return new AuditEntry(
                at,
                caller == null ? null : caller.actor(),
                caller == null ? null : caller.token(),
                action,
                about.isEmpty() ? null : about.stream().map(Trail::harmless).collect(Collectors.joining("/")),
                incident(about),
                status,
                outcome,
                type);
    }

    private IncidentRef incident(List<String> about) {
        return about.isEmpty() || !OF_INCIDENTS.matcher(action).find()
                ? null
                : IncidentRef.parse(about.get(0)).orElse(null);
    }

    /** An address is written by whoever sends it: it may hold anything, by mistake even a token. */
    private static String harmless(String name) {
        String text = TokenText.parse(name).map(TokenText::toString).orElseGet(() -> PlainText.clean(name));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
