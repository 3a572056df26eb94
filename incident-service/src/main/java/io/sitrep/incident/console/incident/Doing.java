package io.sitrep.incident.console.incident;

import io.sitrep.incident.api.Attempts;
import io.sitrep.incident.api.Attempts.Attempt;
import io.sitrep.incident.api.IncidentShown;
import io.sitrep.incident.api.StatedHeaders;
import io.sitrep.incident.api.TimelineResource;
import io.sitrep.incident.console.Desk;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Said;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.view.IncidentView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The way of everything that is done about one thing on its screen: the form is ours, the API's resource does it, and the
 * browser is sent back to the screen, or shown it again with what was typed and why it was refused.
 */
public abstract class Doing {
    private final Attempts attempts;
    private final Desk desk;

    protected Doing(Attempts attempts, Desk desk) {
        this.attempts = attempts;
        this.desk = desk;
    }

    /** What is around its screen. */
    public abstract Screen screen();

    /** The screen as it is now. Where the thing itself is what is missing there is nothing to be shown again. */
    public abstract Uni<Response> again(Screen screen, String ref, Attempted attempted);

    /** It as it is now, as the API answers it. */
    protected abstract Uni<Response> now(String ref);

    /** Where the screens of all such things are. */
    protected abstract String home();

    /**
     * @param form name of it, by which it is shown again
     * @param said name of the text that says that it was done
     * @param call of the API's resource
     */
    public Uni<Response> run(
            String ref,
            String form,
            MultivaluedMap<String, String> fields,
            String said,
            BiFunction<Form, StatedHeaders, Uni<Response>> call) {
        return run(ref, form, fields, done -> new Said(said, ""), call);
    }

    public Uni<Response> run(
            String ref,
            String form,
            MultivaluedMap<String, String> fields,
            Function<Attempt, Said> said,
            BiFunction<Form, StatedHeaders, Uni<Response>> call) {
        return leading(ref, form, fields, done -> home() + ref, said, call);
    }

    /** Something is written down in its timeline. */
    public Uni<Response> note(String ref, MultivaluedMap<String, String> fields, TimelineResource timeline) {
        return run(
                ref,
                "note",
                fields,
                "saidNoted",
                (form, headers) -> timeline.note(
                        ref,
                        new TimelineResource.NoteBody(form.text("text"), null, form.text("source"), null),
                        headers));
    }

    /**
     * Changes it by a form that says how it was seen. What has happened beside that meanwhile is no conflict, be it a note, a task or a
     * room: only where something that the form shows is not as it was the change is for the version that was seen, and is refused.
     * Should somebody be quicker after it was looked at here, it is refused too.
     *
     * @param headers with the version that was seen; without one the API says that it wants one
     * @param same whether everything that the form shows is as it was seen
     */
    public Uni<Response> unlessOvertaken(
            String ref,
            StatedHeaders headers,
            Predicate<IncidentView> same,
            Function<StatedHeaders, Uni<Response>> change) {
        return headers.getHeaderString(HttpHeaders.IF_MATCH) == null
                ? change.apply(headers)
                : now(ref).chain(now -> change.apply(
                        same.test(((IncidentShown) now.getEntity()).incident())
                                ? headers.with(HttpHeaders.IF_MATCH, now.getHeaderString(HttpHeaders.ETAG))
                                : headers));
    }

    /** @param path to which it leads when it was done */
    public Uni<Response> leading(
            String ref,
            String form,
            MultivaluedMap<String, String> fields,
            Function<Attempt, String> path,
            Function<Attempt, Said> said,
            BiFunction<Form, StatedHeaders, Uni<Response>> call) {
        Form typed = desk.accept(fields);
        Screen screen = screen();
        if (typed.isToBeShown()) {
            return again(screen, ref, new Attempted(form, typed, null, null));
        }
        return attempts.of(() -> call.apply(typed, desk.headers(typed)))
                .chain(attempt -> attempt.isRefused()
                        ? again(screen, ref, Attempted.refused(form, typed, attempt.problem()))
                        : Uni.createFrom().item(desk.done(path.apply(attempt), said.apply(attempt))));
    }
}
