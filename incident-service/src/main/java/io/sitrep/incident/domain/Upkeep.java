package io.sitrep.incident.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the clock does about a maintenance, when it was asked to. */
public record Upkeep(Incident maintenance) {

    /** What is to be done next, at most one thing at a time. */
    public enum Step {
        REMIND,
        START,
        COMPLETE,
        SAY_IT_OVERRAN,
        LAPSE
    }

    /** Empty while there is nothing to do. */
    public Optional<Step> due(Instant now) {
        Schedule schedule = maintenance.headline().schedule();
        Status status = reached();
        boolean waits = maintenance.isPublic() && !maintenance.isKnown();
        if (schedule == null || waits || maintenance.progress().resolvedAt() != null) {
            return Optional.empty();
        }
        if (status == Status.SCHEDULED
                && schedule.autoStart()
                && !schedule.from().isAfter(now)) {
            return Optional.of(Step.START);
        }
        if (status.isUnderWay() && schedule.autoComplete() && !schedule.until().isAfter(now)) {
            return Optional.of(Step.COMPLETE);
        }
        if (!schedule.until().isAfter(now)) {
            return schedule.overran() ? lapse() : Optional.of(Step.SAY_IT_OVERRAN);
        }
        return status == Status.SCHEDULED && schedule.dueReminder(now).isPresent()
                ? Optional.of(Step.REMIND)
                : Optional.empty();
    }

    /** Of what was imported nobody waits here for an end that it did not bring along. */
    private Optional<Step> lapse() {
        return maintenance.origin() == Origin.IMPORT ? Optional.of(Step.LAPSE) : Optional.empty();
    }

    /** Makes history of one whose end is past; its status stays as it came. Nobody is told, the page shows it. */
    public Decision lapse(Stamp stamp) {
        boolean known = maintenance.isKnown();
        Incident after = maintenance
                .with(maintenance
                        .progress()
                        .over(maintenance.headline().schedule().until()))
                .revised(known);
        TimelineEntry entry = Chronicle.plain(Fact.NOTED, "Its end is past: it is history from now on", stamp);
        return new Decision(
                maintenance,
                after,
                Fact.NOTED,
                new Change.Noted(entry),
                null,
                known ? Publication.of(Publication.Kind.CORRECTED, after, List.of("resolved_at")) : null,
                entry);
    }

    /** Where it stands for those it is told to: what only waits has not happened. */
    public Status reached() {
        Progress progress = maintenance.progress();
        return maintenance.isKnown() ? progress.publicStatus() : progress.status();
    }

    /** The house's own words, which nobody has to approve. */
    public Decision move(Status next, String message, Map<String, String> messages, Stamp stamp) {
        var draft = new UpdateDraft(message, messages, Effects.of(next), true, null, Publish.NOW);
        return new Publishing(maintenance, PublicationPolicy.AT_ONCE).post(draft, stamp);
    }

    /** Tells subscribers once more what is planned: no update of its own, the page shows the plan anyway. */
    public Decision remind(String message, Map<String, String> messages, Stamp stamp) {
        Schedule schedule = maintenance.headline().schedule();
        boolean told = maintenance.isKnown();
        Incident after = maintenance
                .with(maintenance.headline().planned(schedule.reminded(stamp.at())))
                .with(maintenance.progress().touched(stamp.at()))
                .revised(told);
        TimelineEntry entry = Chronicle.plain(
                Fact.REMINDED,
                "Reminded of what begins in "
                        + words(schedule.dueReminder(stamp.at()).orElse(Duration.ZERO)),
                stamp);
        return new Decision(
                maintenance,
                after,
                Fact.REMINDED,
                new Change.Noted(entry),
                null,
                told
                        ? Publication.of(Publication.Kind.PUBLISHED, after, reminder(message, messages, stamp), true)
                        : null,
                entry);
    }

    private Update reminder(String message, Map<String, String> messages, Stamp stamp) {
        return new Update(
                stamp.id(),
                stamp.publicId(),
                maintenance.updates(),
                Status.SCHEDULED,
                message,
                messages,
                Visibility.PUBLIC,
                Update.Release.published(stamp.at()),
                true,
                List.of(),
                maintenance.headline().regions(),
                stamp.actor(),
                stamp.at(),
                null);
    }

    private static String words(Duration lead) {
        return lead.toDays() > 0 && lead.toHoursPart() == 0 && lead.toMinutesPart() == 0
                ? lead.toDays() + " d"
                : lead.toHours() + " h " + lead.toMinutesPart() + " min";
    }
}
