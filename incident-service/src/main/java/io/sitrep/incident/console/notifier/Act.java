package io.sitrep.incident.console.notifier;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Said;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a form asks of the notifier.
 *
 * @param errand what is asked for, once it was looked at how things are there
 * @param said what is said once it is done
 * @param to the screen on which it is said
 * @param again the screen on which it is shown again, with why it was refused
 * @param judge throws why, where what came back is not what was wanted
 */
public record Act(
        BiFunction<Form, Notifier.Door, Uni<Errand>> errand,
        Function<JsonNode, Said> said,
        Function<Form, String> to,
        Function<Refused, Uni<Response>> again,
        Consumer<JsonNode> judge) {

    /** It needs no look, and whatever is answered is what was wanted. */
    public Act(
            Function<Form, Errand> errand,
            Function<JsonNode, Said> said,
            Function<Form, String> to,
            Function<Refused, Uni<Response>> again) {
        this((form, door) -> Uni.createFrom().item(errand.apply(form)), said, to, again, any -> {});
    }

    public Act judgedBy(Consumer<JsonNode> another) {
        return new Act(errand, said, to, again, another);
    }

    public static Function<JsonNode, Said> saying(String key) {
        return made -> new Said(key, "");
    }
}
