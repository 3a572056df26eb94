package io.sitrep.incident.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words for the timeline. */
final class Chronicle {
    private Chronicle() {}

    static TimelineEntry declared(Incident incident, Update first, Stamp stamp) {
        String title = incident.headline().title();
        return TimelineEntry.of(
                Fact.DECLARED,
                stamp,
                "Declared as %s: %s".formatted(incident.headline().severity().wire(), title),
                about(first));
    }

    static TimelineEntry waiting(Incident before, Update update, Stamp stamp) {
        String text = switch (update.state()) {
            case DRAFT -> "Update drafted";
            case AWAITING_APPROVAL -> "Update waits for approval";
            default ->
                "Update held"
                        + (update.release().publishAt() == null
                                ? ""
                                : " until " + update.release().publishAt());
        };
        return TimelineEntry.of(Fact.UPDATED, stamp, text + moved(before, update), moves(before, update));
    }

    static TimelineEntry said(Incident before, Update update, Fact fact, Stamp stamp) {
        String text = switch (fact) {
            case RESOLVED -> "Resolved";
            case REOPENED -> "Reopened";
            default -> update.visibility() == Visibility.INTERNAL ? "Internal update" : "Update published";
        };
        return TimelineEntry.of(fact, stamp, text + moved(before, update), moves(before, update));
    }

    static TimelineEntry update(Fact fact, Update update, String verb, Stamp stamp) {
        return TimelineEntry.of(fact, stamp, "Update " + verb, about(update));
    }

    static TimelineEntry edited(
            Incident before, Incident after, List<String> fields, List<ComponentChange> changes, Stamp stamp) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("fields", String.join(",", fields));
        if (fields.contains("severity")) {
            details.put("from", before.headline().severity().wire());
            details.put("to", after.headline().severity().wire());
        }
        changes.forEach(change -> details.put(
                "component:" + change.name(),
                change.oldStatus().wire() + " → " + change.status().wire()));
        Fact fact = fields.equals(List.of("components")) ? Fact.COMPONENT_CHANGED : Fact.EDITED;
        return TimelineEntry.of(fact, stamp, "Changed " + String.join(", ", fields), details);
    }

    static TimelineEntry role(String role, Person person, Stamp stamp) {
        String text = person == null ? "Nobody is %s now".formatted(role) : "%s is %s".formatted(person.name(), role);
        return TimelineEntry.of(Fact.ROLE_CHANGED, stamp, text, Map.of("role", role));
    }

    static TimelineEntry link(String rel, Link link, Stamp stamp) {
        String text = link == null ? "Link taken away: " + rel : "Link %s: %s".formatted(rel, link.url());
        return TimelineEntry.of(Fact.LINKED, stamp, text, Map.of("rel", rel));
    }

    static TimelineEntry merged(String text, IncidentKey other, Stamp stamp) {
        return TimelineEntry.of(Fact.MERGED, stamp, text, Map.of("incident", other.ref()));
    }

    static TimelineEntry plain(Fact fact, String text, Stamp stamp) {
        return TimelineEntry.of(fact, stamp, text, Map.of());
    }

    private static String moved(Incident before, Update update) {
        Status from = before.progress().status();
        Status to = update.status();
        if (update.state() == UpdateState.DRAFT || from == to) {
            return "";
        }
        return from.isBehind(to)
                ? ", %s → %s".formatted(from.wire(), to.wire())
                : ", moved back from %s to %s: the fix did not hold".formatted(from.wire(), to.wire());
    }

    private static Map<String, String> moves(Incident before, Update update) {
        Map<String, String> details = about(update);
        Status from = before.progress().status();
        if (update.state() != UpdateState.DRAFT && from != update.status()) {
            details.put("from", from.wire());
            details.put("to", update.status().wire());
            if (!from.isBehind(update.status())) {
                details.put("backward", "true");
            }
        }
        return details;
    }

    private static Map<String, String> about(Update update) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("update", update.id().toString());
        details.put("state", update.state().wire());
        return details;
    }
}
