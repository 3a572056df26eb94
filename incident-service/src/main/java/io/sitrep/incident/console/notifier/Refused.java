package io.sitrep.incident.console.notifier;

import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Resend;
import io.sitrep.kit.problem.Problem;

/**
 * What somebody wanted of the notifier and did not get.
 *
 * @param address where the form was sent; null where nothing was
 * @param problem why; null when it was only looked
 */
public record Refused(String address, Form typed, Problem problem) {
    private static final int AWAY = 503;

    /** Nobody wanted anything yet. */
    public static final Refused NOTHING = new Refused(null, Form.EMPTY, null);

    /** What can be sent again as it is; null where something has to be put right first. */
    public Resend resend() {
        return problem != null && problem.status() == AWAY && address != null ? new Resend(address, typed) : null;
    }
}
