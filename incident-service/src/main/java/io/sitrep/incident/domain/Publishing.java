package io.sitrep.incident.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Says something about an incident: with or without a new status, at any time of its life, at once or by way of approval
 * and hold. A pending update has changed nothing the public can see; responders already see the status it will bring.
 *
 * @param policy what stands between an update and the public
 */
public record Publishing(Incident incident, PublicationPolicy policy) {

    public Decision post(UpdateDraft draft, Stamp stamp) {
        return said(draft, null, stamp);
    }

    /** Takes a resolved incident up again. The only way out of resolved. */
    public Decision reopen(UpdateDraft draft, Stamp stamp) {
        return said(draft.reopening(), null, stamp);
    }

    /** @param ended when the incident ended, should it be over from the beginning; or null for now */
    Decision first(UpdateDraft draft, Instant ended, Stamp stamp) {
        return said(draft, ended, stamp);
    }

    /** Sums up the postmortem that is published with it. The only way into that status; whoever had to agree has. */
    Decision conclude(String summary, boolean notifies, Stamp stamp) {
        var draft = new UpdateDraft(summary, Map.of(), Effects.of(Status.POSTMORTEM), notifies, null, Publish.NOW);
        return posted(draft, Status.POSTMORTEM, null, stamp);
    }

    /**
     * Lets a pending update out.
     *
     * @param update that is allowed to go: see {@link Releasing}
     * @param since what was said after it was posted
     */
    Decision release(Update update, SaidSince since, Stamp stamp) {
        Pending pending = update.release().pending();
        boolean told = isTold(update.visibility());
        Effects effects = since.left(pending.effects(), standing(told));
        new Sayable(incident).next(effects, standing(told), told);
        boolean late = effects.status() == null && pending.effects().status() != null;
        return applied(
                new Word(update, effects, told, pending.endedAt(), late ? update.status() : null, since.any()), stamp);
    }

    private Decision said(UpdateDraft draft, Instant ended, Stamp stamp) {
        boolean told = isTold(draft.visibility());
        Sayable sayable = new Sayable(incident);
        Status next = sayable.next(draft.effects(), standing(told), told);
        sayable.staysOver(draft.effects());
        return posted(draft, next, ended, stamp);
    }

    private Decision posted(UpdateDraft draft, Status next, Instant ended, Stamp stamp) {
        boolean told = isTold(draft.visibility());
        var stage = stage(draft, told, stamp);
        Update update = new Update(
                stamp.id(),
                stamp.publicId(),
                incident.updates() + 1,
                next,
                draft.message(),
                draft.messages(),
                told ? Visibility.PUBLIC : Visibility.INTERNAL,
                new Update.Release(
                        stage.state(),
                        new Pending(draft.effects(), draft.publish(), ended),
                        stage.publishAt(),
                        null,
                        null),
                draft.notifies(),
                draft.effects().components(),
                draft.effects().regions() == null
                        ? incident.headline().regions()
                        : draft.effects().regions(),
                stamp.actor(),
                stamp.at(),
                null);
        Publishing counted = new Publishing(incident.counting(), policy);
        return stage.state() == UpdateState.PUBLISHED
                ? counted.applied(new Word(update, draft.effects(), told, ended, null, false), stamp)
                        .before(incident)
                : counted.waiting(update, stamp).before(incident);
    }

    private PublicationPolicy.Stage stage(UpdateDraft draft, boolean told, Stamp stamp) {
        return (told ? policy : PublicationPolicy.AT_ONCE)
                .first(
                        told || draft.publish() == Publish.DRAFT ? draft.publish() : Publish.NOW,
                        incident.headline().severity(),
                        stamp.at());
    }

    private Decision waiting(Update update, Stamp stamp) {
        boolean drafted = update.state() == UpdateState.DRAFT;
        Progress progress = incident.progress();
        Incident after = incident.with(
                        drafted ? progress.touched(stamp.at()) : progress.notedInternally(update.status(), stamp.at()))
                .revised(false);
        return Decision.said(
                incident, after, Fact.UPDATED, update, null, Chronicle.waiting(incident, after, update, stamp));
    }

    /**
     * Something that is being said.
     *
     * @param effects what it changes still
     * @param ended when the incident ended, should it be resolved by this; or null for now
     * @param ownStatus the status it speaks of though it does not bring it about any more, or null
     * @param late whether something was said since it was posted
     */
    private record Word(Update update, Effects effects, boolean told, Instant ended, Status ownStatus, boolean late) {}

    private Decision applied(Word word, Stamp stamp) {
        Update update = word.update();
        Effects effects = word.effects();
        boolean told = word.told();
        boolean inside = incident.isPublic() && !told;
        Status next = Objects.requireNonNullElse(effects.status(), standing(told));
        boolean ends = !inside && !next.isOpen() && incident.progress().resolvedAt() == null;
        boolean starts = !inside && next.isUnderWay() && !hasBegun();
        List<ComponentChange> changes = rebased(
                ends
                        ? all(effects, ComponentStatus.OPERATIONAL)
                        : starts ? all(effects, ComponentStatus.UNDER_MAINTENANCE) : effects.components());
        boolean reopens = effects.reopens() && !inside;
        Incident after = incident.with(headline(word, stamp))
                .with(starts ? moved(word, next, stamp).begun(stamp.at()) : moved(word, next, stamp))
                .with(reopens ? incident.response().reopened() : incident.response())
                .holding(changes)
                .revised(told);
        var release = new Update.Release(
                UpdateState.PUBLISHED,
                null,
                null,
                told ? stamp.at() : null,
                update.release().approvedBy());
        Update said = update.taking(
                Objects.requireNonNullElse(word.ownStatus(), next),
                changes,
                after.headline().regions(),
                release);
        Fact fact = reopens ? Fact.REOPENED : Fact.of(standing(told), next, ends);
        return Decision.said(
                incident,
                after,
                fact,
                said,
                told ? Publication.of(Publication.Kind.PUBLISHED, after, said, said.notifies()) : null,
                Chronicle.said(incident, after, said, fact, stamp));
    }

    /** Subscribers who hear of a plan just now are not reminded of it at once. */
    private Headline headline(Word word, Stamp stamp) {
        Headline next = incident.headline().with(word.effects());
        boolean heard = word.update().notifies() && (word.told() || !incident.isPublic());
        return next.schedule() == null || !heard
                ? next
                : next.planned(next.schedule().told(stamp.at()));
    }

    /**
     * A note that stays inside moves the status responders see and nothing the public was told. What is said to all
     * goes on from what all were told: without a status of its own it repeats that one, and leaves the inner one be. A
     * late word neither keeps nor ends what was promised since.
     */
    private Progress moved(Word word, Status next, Stamp stamp) {
        Effects effects = word.effects();
        Progress progress = incident.progress();
        if (incident.isPublic() && !word.told()) {
            return progress.notedInternally(next, stamp.at());
        }
        Instant promise = effects.nextUpdateIn() == null ? null : stamp.at().plus(effects.nextUpdateIn());
        Instant ended = word.ended() == null ? stamp.at() : word.ended();
        Progress moved = progress.moved(next, word.told(), stamp.at(), promise, ended);
        if (word.late() && promise == null && next.isOpen()) {
            moved = moved.promising(progress.promises());
        }
        return effects.status() == null ? moved.keepingStatus(progress.status()) : moved;
    }

    private Status standing(boolean told) {
        Progress progress = incident.progress();
        return told ? Objects.requireNonNullElse(progress.publicStatus(), progress.status()) : progress.status();
    }

    private boolean isTold(Visibility visibility) {
        return incident.isPublic() && visibility != Visibility.INTERNAL;
    }

    private boolean hasBegun() {
        Status reached = incident.isPublic()
                ? incident.progress().publicStatus()
                : incident.progress().status();
        return reached != null && reached.isUnderWay();
    }

    /**
     * An end brings back every component of which the update says nothing else; the start of a maintenance puts every one
     * of them under it.
     */
    private List<ComponentChange> all(Effects effects, ComponentStatus from) {
        List<ComponentChange> changes = new ArrayList<>(effects.components());
        for (AffectedComponent held : incident.components()) {
            boolean named = changes.stream().anyMatch(change -> change.id().equals(held.id()));
            if (!named && held.status() != from) {
                changes.add(new ComponentChange(held.id(), held.code(), held.name(), held.status(), from, null));
            }
        }
        return changes;
    }

    /** What a component was before may have changed while the update waited. */
    private List<ComponentChange> rebased(List<ComponentChange> changes) {
        return changes.stream()
                .map(change -> change.from(incident.statusOf(change.id(), change.oldStatus())))
                .toList();
    }
}
