package io.sitrep.incident.console.catalog;

import io.sitrep.incident.api.Attempts;
import io.sitrep.incident.console.Desk;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Said;
import io.sitrep.incident.page.Digest;
import io.sitrep.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Nothing of the catalog is changed before whoever wants it has seen what that changes. A form says what was seen; another wish, or
 * a catalog that somebody else has changed meanwhile, is shown first. Between the look and the change somebody may still be quicker:
 * the API's own checks hold then.
 */
@ApplicationScoped
class SeenFirst {
    static final String FIELD = "looked";

    private final Attempts attempts;
    private final Desk desk;

    SeenFirst(Attempts attempts, Desk desk) {
        this.attempts = attempts;
        this.desk = desk;
    }

    /**
     * A screen that is shown instead of the change.
     *
     * @param problem why it was refused; null when it is only to be seen
     * @param looked what its form says was seen; null when there is nothing to be seen
     */
    record Shown(int status, Problem problem, String looked) {
        static final Shown PLAIN = new Shown(200, null, null);

        static Shown refused(Problem problem) {
            return new Shown(problem.status(), problem, null);
        }
    }

    /**
     * @param seen the wish, and what it changes
     * @param said name of the text that says that it was done
     * @param call of the API's resource
     */
    Uni<Response> run(
            Form typed, Object[] seen, Said said, Supplier<Uni<Response>> call, Function<Shown, Uni<Response>> screen) {
        String looked = Digest.of(Arrays.deepToString(seen).getBytes(StandardCharsets.UTF_8));
        if (!looked.equals(typed.text(FIELD))) {
            return screen.apply(new Shown(200, null, looked));
        }
        return attempts.of(call)
                .chain(done -> done.isRefused()
                        ? screen.apply(Shown.refused(done.problem()))
                        : Uni.createFrom().item(desk.done("/console/catalog", said)));
    }
}
