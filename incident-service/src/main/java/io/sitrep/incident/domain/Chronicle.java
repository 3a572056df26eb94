package io.sitrep.incident.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Words for the timeline. */
final class Chronicle {
    private Chronicle() {}

    static TimelineEntry declared(Incident incident, Update first, Stamp stamp) {
        String title = incident.headline().title();
        boolean planned = incident.key().kind() == Kind.MAINTENANCE;
        return TimelineEntry.of(
                planned ? Fact.SCHEDULED : Fact.DECLARED,
                stamp,
                planned
                        ? "Scheduled: " + title
                        : "Declared as %s: %s"
                                .formatted(incident.headline().severity().wire(), title),
                worded(first));
    }

    static TimelineEntry waiting(Incident before, Incident after, Update update, Stamp stamp) {
        Move move = new Move(before.progress().status(), after.progress().status());
        String text = switch (update.state()) {
            case DRAFT -> "Update drafted";
            case AWAITING_APPROVAL -> "Update waits for approval";
            default ->
                "Update held"
                        + (update.release().publishAt() == null
                                ? ""
                                : " until " + update.release().publishAt());
        };
        return TimelineEntry.of(Fact.UPDATED, stamp, text + move.words(), move.details(update));
    }

    /** What all were told moves what all know; what was said inside moves what responders know. */
    static TimelineEntry said(Incident before, Incident after, Update update, Fact fact, Stamp stamp) {
        Progress from = before.progress();
        Move move = update.publishedAt() == null
                ? new Move(from.status(), after.progress().status())
                : new Move(
                        Objects.requireNonNullElse(from.publicStatus(), from.status()),
                        after.progress().publicStatus());
        String text = switch (fact) {
            case RESOLVED -> "Resolved";
            case REOPENED -> "Reopened";
            case STARTED -> "Started";
            case COMPLETED -> "Completed";
            case CANCELLED -> "Cancelled";
            default -> update.visibility() == Visibility.INTERNAL ? "Internal update" : "Update published";
        };
        return TimelineEntry.of(fact, stamp, text + move.words(), move.details(update));
    }

    static TimelineEntry update(Fact fact, Update update, String verb, Stamp stamp) {
        return TimelineEntry.of(fact, stamp, "Update " + verb, about(update));
    }

    static TimelineEntry corrected(Update before, Update after, Stamp stamp) {
        Map<String, String> details = worded(after);
        details.put("from.message", before.message());
        before.messages().forEach((locale, text) -> details.put("from.message." + locale, text));
        return TimelineEntry.of(Fact.EDITED, stamp, "Update corrected", details);
    }

    static TimelineEntry corrected(Note note, String text, Stamp stamp) {
        return TimelineEntry.of(
                Fact.NOTED,
                stamp,
                "Note corrected",
                Map.of(Note.OF, note.id().toString(), Note.WAS, note.text(), Note.IS, text));
    }

    static TimelineEntry takenAway(Note note, Stamp stamp) {
        return TimelineEntry.of(
                Fact.NOTED, stamp, Note.TAKEN_AWAY, Map.of(Note.OF, note.id().toString(), Note.WAS, note.text()));
    }

    static TimelineEntry edited(
            Incident before, Incident after, List<String> fields, List<ComponentChange> changes, Stamp stamp) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("fields", String.join(",", fields));
        if (fields.contains("severity")) {
            details.put("from", before.headline().severity().wire());
            details.put("to", after.headline().severity().wire());
        }
        Headline was = before.headline();
        Headline is = after.headline();
        told(details, "title", was.title(), is.title());
        told(details, "visibility", was.visibility().wire(), is.visibility().wire());
        told(details, "regions", String.join(",", was.regions()), String.join(",", is.regions()));
        told(details, "workaround", was.workaround(), is.workaround());
        told(details, "schedule", window(was.schedule()), window(is.schedule()));
        told(details, "cause", was.cause().said(), is.cause().said());
        told(details, "data_impact", was.dataImpact().said(), is.dataImpact().said());
        changes.forEach(change -> details.put(
                "component:" + change.name(),
                change.oldStatus().wire() + " → " + change.status().wire()));
        Fact fact = fields.equals(List.of("components")) ? Fact.COMPONENT_CHANGED : Fact.EDITED;
        return TimelineEntry.of(fact, stamp, "Changed " + String.join(", ", fields), details);
    }

    private static String window(Schedule schedule) {
        return schedule == null ? null : schedule.from() + " to " + schedule.until();
    }

    private static void told(Map<String, String> details, String field, String was, String is) {
        if (!Objects.equals(was, is)) {
            details.put("from." + field, was == null ? "" : was);
            details.put("to." + field, is == null ? "" : is);
        }
    }

    static TimelineEntry role(String role, Person person, Stamp stamp) {
        String text = person == null ? "Nobody is %s now".formatted(role) : "%s is %s".formatted(person.name(), role);
        return TimelineEntry.of(Fact.ROLE_CHANGED, stamp, text, Map.of("role", role));
    }

    static TimelineEntry link(String rel, Link link, Stamp stamp) {
        String text = link == null ? "Link taken away: " + rel : "Link %s: %s".formatted(rel, link.url());
        return TimelineEntry.of(
                Fact.LINKED,
                stamp,
                text,
                link == null || link.title() == null ? Map.of("rel", rel) : Map.of("rel", rel, "title", link.title()));
    }

    static TimelineEntry merged(String text, IncidentKey other, Stamp stamp) {
        return TimelineEntry.of(Fact.MERGED, stamp, text, Map.of("incident", other.ref()));
    }

    static TimelineEntry plain(Fact fact, String text, Stamp stamp) {
        return TimelineEntry.of(fact, stamp, text, Map.of());
    }

    /** From one status to another, or nowhere. */
    private record Move(Status from, Status to) {
        String words() {
            if (from == to) {
                return "";
            }
            return from.isBehind(to)
                    ? ", %s → %s".formatted(from.wire(), to.wire())
                    : ", moved back from %s to %s: the fix did not hold".formatted(from.wire(), to.wire());
        }

        Map<String, String> details(Update update) {
            Map<String, String> details = worded(update);
            if (from != to) {
                details.put("from", from.wire());
                details.put("to", to.wire());
                if (!from.isBehind(to)) {
                    details.put("backward", "true");
                }
            }
            return details;
        }
    }

    /** With what was said: an update may be corrected later, the timeline keeps the words. */
    private static Map<String, String> worded(Update update) {
        Map<String, String> details = about(update);
        details.put("message", update.message());
        update.messages().forEach((locale, text) -> details.put("message." + locale, text));
        return details;
    }

    private static Map<String, String> about(Update update) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("update", update.id().toString());
        details.put("state", update.state().wire());
        return details;
    }
}
