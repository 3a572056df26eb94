package io.sitrep.incident.api;

import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;

/** What holds for the body of every request. */
final class Bodies {
    private Bodies() {}

    /** @throws ProblemException 400 when there is none */
    static <T> T present(T body) {
        if (body == null) {
            throw new ProblemException(Problem.malformed("This request wants a JSON object as its body"));
        }
        return body;
    }
}
