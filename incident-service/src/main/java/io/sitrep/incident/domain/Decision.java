package io.sitrep.incident.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the domain decided: the incident as it is from now on and what has to be told.
 *
 * @param before the incident before the change; null when there was none
 * @param after the incident after the change
 * @param fact what happened
 * @param change what exactly
 * @param update that was posted or changed, or null
 * @param publication what the public learns, or null when it learns nothing
 * @param entry for the timeline
 */
public record Decision(
        Incident before,
        Incident after,
        Fact fact,
        Change change,
        Update update,
        Publication publication,
        TimelineEntry entry) {

    /** Of an update, and of nothing else. */
    static Decision said(
            Incident before, Incident after, Fact fact, Update update, Publication publication, TimelineEntry entry) {
        return new Decision(before, after, fact, new Change.Said(update), update, publication, entry);
    }

    /** Of an incident that came from elsewhere: one event for the whole of it, told to nobody. */
    public static Decision imported(Incident incident, Update newest, Fact fact, Actor importer, Instant at) {
        Actor actor = new Actor(importer.id(), importer.name(), Origin.IMPORT);
        boolean fresh = fact != Fact.UPDATED;
        String text = fresh ? "Imported" : "Imported again, for it had changed";
        return said(
                null,
                incident,
                fact,
                newest,
                Publication.of(Publication.Kind.PUBLISHED, incident, newest, false),
                new TimelineEntry(
                        null,
                        fact,
                        fresh ? incident.progress().createdAt() : at,
                        at,
                        actor,
                        text,
                        null,
                        null,
                        Map.of()));
    }

    /** The same, but for the status responders see. */
    Decision standing(Status inner) {
        Incident standing = after.with(after.progress().keepingStatus(inner));
        return new Decision(before, standing, fact, change, update, publication, entry);
    }

    /** The same, proposing these components; nothing of the public's. */
    public Decision proposing(List<Proposal> proposals) {
        if (proposals.equals(after.response().proposals())) {
            return this;
        }
        Incident proposed = after.with(after.response().proposing(proposals));
        return new Decision(before, proposed, fact, change, update, publication, entry);
    }

    Decision before(Incident earlier) {
        return new Decision(earlier, after, fact, change, update, publication, entry);
    }

    Decision told(Publication news) {
        return new Decision(before, after, fact, change, update, news, entry);
    }
}
