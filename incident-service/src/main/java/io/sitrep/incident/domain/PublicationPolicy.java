package io.sitrep.incident.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What stands between an update and the public.
 *
 * @param hold how long an update waits, during which it can be stopped; zero for not at all
 * @param approval the severities whose updates another person has to approve
 */
public record PublicationPolicy(Duration hold, Set<Severity> approval) {
    /** Nothing: what is posted is public. */
    public static final PublicationPolicy AT_ONCE = new PublicationPolicy(Duration.ZERO, Set.of());

    public PublicationPolicy {
        approval = Set.copyOf(approval);
    }

    /** Where an update of that severity goes first. */
    Stage first(Publish wish, Severity severity, Instant at) {
        if (wish == Publish.DRAFT) {
            return new Stage(UpdateState.DRAFT, null);
        }
        return wantsApproval(severity) ? new Stage(UpdateState.AWAITING_APPROVAL, null) : approved(wish, at);
    }

    /** Where it goes once nobody has to agree any more. What was a draft goes as the house does it. */
    Stage approved(Publish wish, Instant at) {
        if (wish == Publish.HELD) {
            return new Stage(UpdateState.HELD, hold.isZero() ? null : at.plus(hold));
        }
        return wish != Publish.NOW && !hold.isZero()
                ? new Stage(UpdateState.HELD, at.plus(hold))
                : new Stage(UpdateState.PUBLISHED, null);
    }

    boolean wantsApproval(Severity severity) {
        return approval.contains(severity);
    }

    /**
     * A place on the way.
     *
     * @param publishAt when the hold ends by itself, or null when somebody has to end it
     */
    record Stage(UpdateState state, Instant publishAt) {}
}
