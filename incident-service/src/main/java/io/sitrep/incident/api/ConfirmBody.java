package io.sitrep.incident.api;

import io.sitrep.incident.command.ConfirmProposals.Chosen;
import io.sitrep.incident.domain.ComponentStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of {@code POST …/proposals/confirm}.
 *
 * @param components ids or names, or objects with {@code id} or {@code name} and {@code status}; left out for all of them
 */
public record ConfirmBody(List<ComponentBody> components) {

    /** Null for all of them. */
    List<Chosen> checked() {
        if (components == null) {
            return null;
        }
        Checks checks = new Checks();
        if (components.isEmpty()) {
            checks.refuse("components", "names none; leave it out for all");
        }
        List<Chosen> chosen = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            ComponentBody body = components.get(i);
            String field = "components." + i;
            if (body == null || (body.id() == null) == (body.name() == null)) {
                checks.refuse(field, "wants either an id or a name");
                continue;
            }
            chosen.add(new Chosen(
                    body.id() == null ? body.name() : body.id(),
                    checks.oneOf(field + ".status", ComponentStatus.class, body.status()),
                    field));
        }
        checks.done();
        return chosen;
    }
}
