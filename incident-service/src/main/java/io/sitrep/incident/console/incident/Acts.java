package io.sitrep.incident.console.incident;

import io.sitrep.incident.api.Attempts;
import io.sitrep.incident.api.Attempts.Attempt;
import io.sitrep.incident.console.Desk;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Said;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.Screens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The way of everything that is done about one incident on its screen: the form is ours, the API's resource does it, and the
 * browser is sent back to the screen, or shown it again with what was typed and why it was refused.
 */
@ApplicationScoped
class Acts {
    private final Attempts attempts;
    private final IncidentPages pages;
    private final Screens screens;
    private final Desk desk;

    Acts(Attempts attempts, IncidentPages pages, Screens screens, Desk desk) {
        this.attempts = attempts;
        this.pages = pages;
        this.screens = screens;
        this.desk = desk;
    }

    /**
     * @param form name of it, by which it is shown again
     * @param said name of the text that says that it was done
     * @param call of the API's resource
     */
    Uni<Response> run(
            String ref,
            String form,
            MultivaluedMap<String, String> fields,
            String said,
            BiFunction<Form, HttpHeaders, Uni<Response>> call) {
        return run(ref, form, fields, done -> new Said(said, ""), call);
    }

    Uni<Response> run(
            String ref,
            String form,
            MultivaluedMap<String, String> fields,
            Function<Attempt, Said> said,
            BiFunction<Form, HttpHeaders, Uni<Response>> call) {
        Form typed = desk.accept(fields);
        Screen screen = screen();
        return attempts.of(() -> call.apply(typed, desk.headers(typed)))
                .chain(attempt -> attempt.isRefused()
                        ? again(screen, ref, Attempted.refused(form, typed, attempt.problem()))
                        : Uni.createFrom().item(desk.done("/console/incidents/" + ref, said.apply(attempt))));
    }

    Screen screen() {
        return screens.of("incidents", "incident");
    }

    /** Where the incident itself is what is missing there is nothing to be shown again. */
    Uni<Response> again(Screen screen, String ref, Attempted attempted) {
        return pages.incident(screen, ref, attempted);
    }
}
