package io.sitrep.incident.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.sitrep.incident.command.ComponentTarget;
import io.sitrep.incident.domain.ComponentStatus;
import java.util.ArrayList;
import java.util.List;

/** A component as a request names it, by id or by name. */
public record ComponentBody(String id, String name, String status, List<String> regions) {

    /** One that is named by its id or its name alone. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ComponentBody called(String idOrName) {
        return new ComponentBody(idOrName, null, null, null);
    }

    @JsonCreator
    public ComponentBody {}

    static List<ComponentTarget> targets(List<ComponentBody> bodies, Checks checks) {
        List<ComponentTarget> targets = new ArrayList<>();
        for (int i = 0; bodies != null && i < bodies.size(); i++) {
            ComponentBody body = bodies.get(i);
            String field = "components." + i;
            if (body == null || (body.id == null) == (body.name == null)) {
                checks.refuse(field, "wants either an id or a name");
                continue;
            }
            ComponentStatus status = checks.oneOf(field + ".status", ComponentStatus.class, body.status);
            if (body.status == null) {
                checks.refuse(field + ".status", "is missing");
            }
            targets.add(new ComponentTarget(
                    body.id == null ? body.name : body.id,
                    status,
                    checks.regions(field + ".regions", body.regions),
                    field));
        }
        return targets;
    }
}
