package io.sitrep.incident.domain;

import java.time.Instant;

/**
 * Where an incident stands and since when.
 *
 * @param status as responders know it
 * @param publicStatus as the public was last told, or null while it knows nothing
 * @param monitoringAt when it last came to be monitored, or null
 * @param resolvedAt when it was resolved, or null while it is open
 * @param promises of the next update
 */
public record Progress(
        Status status,
        Status publicStatus,
        Instant startedAt,
        Instant createdAt,
        Instant updatedAt,
        Instant monitoringAt,
        Instant resolvedAt,
        Promises promises) {

    static Progress beginning(Status first, Instant startedAt, Instant now) {
        return new Progress(first, null, startedAt, now, now, null, null, Promises.NONE);
    }

    /** When the next word was promised for, or null. */
    public Instant nextUpdateAt() {
        return promises.dueAt();
    }

    /**
     * After an update for everybody who may know of the incident. What is promised ends with it: it either renews the
     * promise or has kept it.
     *
     * @param ended when it ended, should it be resolved from now on
     */
    Progress moved(Status next, boolean told, Instant now, Instant promise, Instant ended) {
        return new Progress(
                next,
                told ? next : publicStatus,
                startedAt,
                createdAt,
                now,
                next == Status.MONITORING && (status != next || monitoringAt == null) ? now : monitoringAt,
                next.isOpen() ? null : (resolvedAt == null ? ended : resolvedAt),
                promises.answered(now, next.isOpen() ? promise : null));
    }

    /** After a note that stays inside: what the public was told, and promised, stands. */
    Progress notedInternally(Status next, Instant now) {
        return new Progress(next, publicStatus, startedAt, createdAt, now, monitoringAt, resolvedAt, promises);
    }

    Progress keepingStatus(Status inner) {
        return new Progress(inner, publicStatus, startedAt, createdAt, updatedAt, monitoringAt, resolvedAt, promises);
    }

    /** Of a maintenance that has not begun: it begins when it is planned to. */
    Progress planned(Schedule schedule) {
        return schedule == null || status != Status.SCHEDULED ? this : begun(schedule.from());
    }

    Progress begun(Instant at) {
        return new Progress(status, publicStatus, at, createdAt, updatedAt, monitoringAt, resolvedAt, promises);
    }

    /** It ended at that time, whatever its status says. */
    Progress over(Instant at) {
        return new Progress(status, publicStatus, startedAt, createdAt, updatedAt, monitoringAt, at, promises);
    }

    Progress promising(Promises next) {
        return new Progress(status, publicStatus, startedAt, createdAt, updatedAt, monitoringAt, resolvedAt, next);
    }

    Progress touched(Instant now) {
        return notedInternally(status, now);
    }

    /** The public knows what responders know. */
    Progress shown(Instant now) {
        return asRespondersKnowIt(status, now);
    }

    /** The public will know with the next update that comes out, and not before. */
    Progress toBeShown(Instant now) {
        return asRespondersKnowIt(null, now);
    }

    /**
     * The public knows nothing any more.
     *
     * @param reached where the incident stands, without what only an update that waits is to bring about
     */
    Progress hidden(Status reached, Instant now) {
        return keepingStatus(reached).asRespondersKnowIt(null, now);
    }

    /** Whether it is over was the public's to know so far; from now on responders' status says it. */
    private Progress asRespondersKnowIt(Status told, Instant now) {
        return new Progress(
                status,
                told,
                startedAt,
                createdAt,
                updatedAt,
                monitoringAt,
                status.isOpen() ? null : (resolvedAt == null ? now : resolvedAt),
                status.isOpen() ? promises : promises.answered(now, null));
    }

    Progress overdue() {
        return new Progress(
                status, publicStatus, startedAt, createdAt, updatedAt, monitoringAt, resolvedAt, promises.missed());
    }
}
