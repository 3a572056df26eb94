package io.sitrep.incident.api;

import io.sitrep.kit.problem.Failures;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/**
 * The refusal of a name that somebody else has. The index in the database is what decides, also between two at once;
 * wraps the whole of a mutation, for a transaction that ran into the index can't go on.
 */
final class Taken {
    private Taken() {}

    /** @param mutation whose only way to violate the schema is the name */
    static <T> Uni<T> refused(String what, Supplier<Uni<T>> mutation) {
        return mutation.get()
                .onFailure(Failures::isOfTheData)
                .transform(failure -> new ProblemException(Problem.of(409, "name-taken", "Name taken", what)));
    }
}
