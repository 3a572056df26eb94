package io.sitrep.incident.domain;

import java.util.Map;

/**
 * What can be done with an update that was posted: approve, publish, stop, correct and retract it.
 *
 * @param policy what stands between an update and the public
 */
public record Releasing(Incident incident, PublicationPolicy policy) {

    /**
     * Agrees to an update of somebody else, which then goes on: out, or into its hold.
     *
     * @param since what was said after it was posted
     */
    public Decision approve(Update update, SaidSince since, Stamp stamp) {
        require(update, "approved", UpdateState.AWAITING_APPROVAL);
        if (stamp.actor().is(update.author())) {
            throw new Refusal.OwnUpdate();
        }
        var stage = policy.approved(update.release().pending().wish(), stamp.at());
        var release = new Update.Release(
                stage.state(),
                update.release().pending(),
                stage.publishAt(),
                null,
                stamp.actor().name());
        Update approved = update.released(release);
        return stage.state() == UpdateState.PUBLISHED
                ? new Publishing(incident, policy).release(approved, since, stamp)
                : changed(Fact.UPDATED, approved, null, "approved", stamp);
    }

    /**
     * Lets a draft or a held update out now. One that wants approval, by the severity the incident has now, and has none
     * waits for that first.
     *
     * @param since what was said after it was posted
     */
    public Decision publish(Update update, SaidSince since, Stamp stamp) {
        require(update, "published", UpdateState.DRAFT, UpdateState.HELD);
        boolean wanted = update.release().approvedBy() == null
                && update.visibility() == Visibility.PUBLIC
                && policy.wantsApproval(incident.headline().severity());
        return wanted
                ? changed(
                        Fact.UPDATED,
                        update.released(update.release().becoming(UpdateState.AWAITING_APPROVAL)),
                        null,
                        "sent for approval",
                        stamp)
                : new Publishing(incident, policy).release(update, since, stamp);
    }

    /** Ends the telling: what is unsent stays unsent. What was public already stays so until it is retracted. */
    public Decision stop(Update update, Stamp stamp) {
        if (update.state() == UpdateState.STOPPED || update.state() == UpdateState.RETRACTED) {
            throw new Refusal.NotInState(update.state(), "stopped");
        }
        Decision stopped = changed(
                Fact.EDITED,
                update.released(update.release().becoming(UpdateState.STOPPED)),
                Publication.Kind.STOPPED,
                "stopped",
                stamp);
        return hasMovedResponders(update) ? stopped.standing(incident.progress().publicStatus()) : stopped;
    }

    /** What waits has moved the status responders see, and nothing else; a draft has moved nothing. */
    private boolean hasMovedResponders(Update update) {
        return update.state().isPending()
                && update.state() != UpdateState.DRAFT
                && incident.isKnown()
                && incident.progress().status() == update.status();
    }

    /** Takes back what was said. A tombstone stays; those who were told are told so. */
    public Decision retract(Update update, Stamp stamp) {
        requireSaid(update, "retracted");
        return changed(
                Fact.EDITED,
                update.released(update.release().becoming(UpdateState.RETRACTED)),
                Publication.Kind.RETRACTED,
                "retracted",
                stamp);
    }

    /**
     * Changes the text. A pending update stays pending, and has to be approved again where it was approved before. Its
     * words are then those of whoever changed them, who so can't approve them either. What is out is changed by one
     * person alone only where nobody has to approve.
     *
     * @param notifies whether those who were told are to be told of the correction
     */
    public Decision correct(
            Update update, String message, Map<String, String> messages, boolean notifies, Stamp stamp) {
        boolean pending = update.state().isPending();
        if (!pending) {
            requireSaid(update, "corrected");
            if (update.publishedAt() != null
                    && policy.wantsApproval(incident.headline().severity())) {
                throw new Refusal.ApprovedWords();
            }
        }
        Update written = pending ? update.writtenBy(stamp.actor()) : update;
        Update corrected = written.reading(message, messages, corrected(update), pending ? null : stamp.at());
        Decision decision = changed(
                Fact.EDITED,
                corrected,
                Publication.Kind.CORRECTED,
                Chronicle.corrected(update, corrected, stamp),
                stamp);
        Publication publication = decision.publication();
        return publication == null
                ? decision
                : decision.told(Publication.of(publication.kind(), publication.head(), corrected, notifies));
    }

    private Update.Release corrected(Update update) {
        var release = update.release();
        if (!update.state().isPending()) {
            return release.becoming(UpdateState.CORRECTED);
        }
        boolean again = update.state() == UpdateState.HELD && release.approvedBy() != null;
        return again
                ? new Update.Release(UpdateState.AWAITING_APPROVAL, release.pending(), null, null, null)
                : release.becoming(update.state());
    }

    /** @param kind what the public learns, if it knows of the update */
    private Decision changed(Fact fact, Update update, Publication.Kind kind, String verb, Stamp stamp) {
        return changed(fact, update, kind, Chronicle.update(fact, update, verb, stamp), stamp);
    }

    private Decision changed(Fact fact, Update update, Publication.Kind kind, TimelineEntry entry, Stamp stamp) {
        boolean told = kind != null && update.publishedAt() != null && incident.isKnown();
        Incident after = incident.with(incident.progress().touched(stamp.at())).revised(told);
        return Decision.said(
                incident,
                after,
                fact,
                update,
                told ? Publication.of(kind, after, update, kind == Publication.Kind.RETRACTED) : null,
                entry);
    }

    private static void requireSaid(Update update, String verb) {
        boolean stoppedAfter = update.state() == UpdateState.STOPPED && update.publishedAt() != null;
        if (!stoppedAfter) {
            require(update, verb, UpdateState.PUBLISHED, UpdateState.CORRECTED);
        }
    }

    private static void require(Update update, String verb, UpdateState... states) {
        for (UpdateState state : states) {
            if (update.state() == state) {
                return;
            }
        }
        throw new Refusal.NotInState(update.state(), verb);
    }
}
