package io.sitrep.notifier.api;

import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;

/** Whether a request only asks what would be: {@code ?dry_run=true}. */
final class DryRun {
    private DryRun() {}

    /** @throws ProblemException 400 when it is neither true nor false */
    static boolean is(String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.isEmpty() || text.equals("true")) {
            return true;
        }
        throw new ProblemException(Problem.malformed("dry_run: must be true or false"));
    }
}
