package io.sitrep.incident.domain;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes and publishes the postmortem of an incident. The house's hold is not kept: nobody is in a hurry with it, and it
 * can be corrected by publishing another version.
 *
 * @param policy whose approval is wanted for what the public is to read
 */
public record Concluding(Incident incident, PublicationPolicy policy) {

    /** What becomes of both; the decision is empty when nothing has changed. */
    public record Concluded(Postmortem postmortem, Optional<Decision> decision) {}

    /**
     * How somebody wants it published.
     *
     * @param notifies whether subscribers are to be told; null for: of the first one yes, of a later one no
     * @param mayApprove whether they may approve what others wrote
     */
    public record Wish(Boolean notifies, boolean mayApprove) {}

    /** @param now the latest version, or null when there is none */
    public Concluded write(Postmortem now, String body, Stamp stamp) {
        if (now != null && now.body().equals(body)) {
            return new Concluded(now, Optional.empty());
        }
        int version = now == null ? 1 : now.version() + 1;
        var written = new Postmortem(
                version, body, Postmortem.State.DRAFT, stamp.actor(), stamp.at(), Postmortem.Release.NONE);
        return new Concluded(written, Optional.of(noted("Postmortem written", written, stamp)));
    }

    /**
     * Publishes it, or asks for approval where another person has to agree.
     *
     * @param latest version of it
     * @param teller the update by which an earlier version was told, or null
     */
    public Concluded publish(Postmortem latest, Update teller, Wish wish, Stamp stamp) {
        Status standing = standing();
        if (standing != Status.RESOLVED && standing != Status.POSTMORTEM) {
            throw new Refusal.NotResolved(incident.progress().status());
        }
        boolean published = latest.state() == Postmortem.State.PUBLISHED;
        if (published && standing == Status.POSTMORTEM && isTold(teller)) {
            throw new Refusal.PublishedAlready(latest.version());
        }
        boolean approval = incident.isPublic()
                && latest.release().approvedBy() == null
                && policy.wantsApproval(incident.headline().severity());
        boolean own = stamp.actor().is(latest.author());
        return approval && (own || !wish.mayApprove())
                ? asked(latest, own, wish, stamp)
                : told(latest, teller, wish, approval, stamp);
    }

    private Concluded asked(Postmortem latest, boolean own, Wish wish, Stamp stamp) {
        if (latest.state() != Postmortem.State.AWAITING_APPROVAL) {
            Postmortem waiting = latest.awaiting(wish.notifies());
            return new Concluded(waiting, Optional.of(noted("Postmortem waits for approval", waiting, stamp)));
        }
        if (!own) {
            throw new Refusal.PublisherWanted();
        }
        return new Concluded(latest, Optional.empty());
    }

    private Concluded told(Postmortem latest, Update teller, Wish wish, boolean approved, Stamp stamp) {
        boolean again = standing() == Status.POSTMORTEM && isTold(teller) && isForTheSameReaders(teller);
        boolean notifies = Objects.requireNonNullElse(
                wish.notifies(), Objects.requireNonNullElse(latest.release().notifies(), !again));
        String summary = PostmortemSummary.of(latest.body(), incident.headline().title());
        Decision said = again
                ? new Releasing(incident, PublicationPolicy.AT_ONCE).correct(teller, summary, Map.of(), notifies, stamp)
                : new Publishing(incident, PublicationPolicy.AT_ONCE).conclude(summary, notifies, stamp);
        Publication publication = said.publication();
        Postmortem published = latest.published(new Postmortem.Release(
                stamp.at(),
                publication == null ? latest.release().publicAt() : stamp.at(),
                approved ? stamp.actor().name() : latest.release().approvedBy(),
                said.update().id(),
                null));
        Decision decision = new Decision(
                said.before(),
                said.after(),
                said.fact(),
                said.change(),
                said.update(),
                publication == null ? null : publication.concluding(published),
                entry(said.fact(), "Postmortem published", published, stamp));
        return new Concluded(published, Optional.of(decision));
    }

    /** As all know it who may know of it; null while they know nothing. */
    private Status standing() {
        return incident.isPublic()
                ? incident.progress().publicStatus()
                : incident.progress().status();
    }

    /** Whether its readers have it still: what was retracted they have not, and what was said inside the public never had. */
    private boolean isTold(Update teller) {
        return teller != null
                && !teller.state().isPending()
                && teller.state() != UpdateState.RETRACTED
                && (!incident.isPublic() || teller.publishedAt() != null);
    }

    /**
     * What the public had before an incident went inside is not corrected by what is written inside: else the public would
     * read that once the incident is shown again.
     */
    private boolean isForTheSameReaders(Update teller) {
        return incident.isPublic() == (teller.publishedAt() != null);
    }

    private Decision noted(String text, Postmortem postmortem, Stamp stamp) {
        TimelineEntry entry = entry(Fact.NOTED, text, postmortem, stamp);
        Incident after = incident.with(incident.progress().touched(stamp.at())).revised(false);
        return new Decision(incident, after, Fact.NOTED, new Change.Noted(entry), null, null, entry);
    }

    private static TimelineEntry entry(Fact fact, String text, Postmortem postmortem, Stamp stamp) {
        String version = String.valueOf(postmortem.version());
        return TimelineEntry.of(
                fact, stamp, "%s (version %s)".formatted(text, version), Map.of("postmortem_version", version));
    }
}
