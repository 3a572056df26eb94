package io.sitrep.incident.console.notifier;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.incident.api.Attempts;
import io.sitrep.incident.console.Desk;
import io.sitrep.incident.console.Form;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;

/**
 * The way of everything that the notifier does for a screen: the form is ours, the notifier does it in the person's name and
 * once, the audit here has a row of it, and the browser is sent to the screen that says so, or shown what was typed again.
 */
@ApplicationScoped
public class NotifierActs {
    private static final String KEY = "Idempotency-Key";

    private final Notifier notifier;
    private final Attempts attempts;
    private final Desk desk;

    NotifierActs(Notifier notifier, Attempts attempts, Desk desk) {
        this.notifier = notifier;
        this.attempts = attempts;
        this.desk = desk;
    }

    public Uni<Response> run(MultivaluedMap<String, String> fields, Act act) {
        return show(
                fields,
                act,
                (typed, made) -> Uni.createFrom()
                        .item(desk.done(act.to().apply(typed), act.said().apply(made))));
    }

    /** The same where the answer itself is what is to be seen. */
    public Uni<Response> show(
            MultivaluedMap<String, String> fields, Act act, BiFunction<Form, JsonNode, Uni<Response>> seen) {
        Form typed = desk.accept(fields);
        String address = desk.address();
        String key = desk.headers(typed).getHeaderString(KEY);
        Notifier.Door door = notifier.door();
        Uni<Errand> errand = act.errand().apply(typed, door);
        return attempts.elsewhere(
                        () -> errand.chain(each -> door.ask(each.once(key))).invoke(act.judge()::accept))
                .chain(attempt -> attempt.isRefused()
                        ? act.again().apply(new Refused(address, typed, attempt.problem()))
                        : seen.apply(typed, attempt.made()));
    }
}
