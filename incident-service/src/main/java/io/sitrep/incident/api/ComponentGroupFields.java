package io.sitrep.incident.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sitrep.incident.store.ComponentGroupRow;
import java.util.Optional;

/** What a request says of a group; left out and {@code null} mean what they mean in {@link ComponentFields}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public final class ComponentGroupFields {
    public Optional<String> name;
    public Optional<String> description;
    public Optional<Integer> position;

    /** @throws io.sitrep.kit.problem.ProblemException 422 that names every value that is wrong */
    void apply(ComponentGroupRow row) {
        Checks checks = new Checks();
        if (name != null) {
            row.name = checks.text("name", name.orElse(null), Limits.NAME);
        }
        if (description != null) {
            row.description = checks.optionalText("description", description.orElse(null), Limits.MESSAGE);
        }
        if (position != null) {
            row.position = position.orElse(0);
        }
        checks.done();
    }
}
