package io.sitrep.incident.catalog.change;

import static java.util.stream.Collectors.toMap;

import io.sitrep.incident.catalog.plan.Circle;
import io.sitrep.incident.store.CatalogEntries;
import io.sitrep.incident.store.ComponentRow;
import io.sitrep.incident.store.ComponentStore;
import io.sitrep.incident.store.Dependencies;
import io.sitrep.incident.store.NamedComponent;
import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What one component needs to work, as a request says it. */
@ApplicationScoped
public class Needs {
    private static final String FIELD = "depends_on";

    private final ComponentStore components;
    private final Dependencies dependencies;
    private final CatalogEntries entries;

    Needs(ComponentStore components, Dependencies dependencies, CatalogEntries entries) {
        this.entries = entries;
        this.components = components;
        this.dependencies = dependencies;
    }

    /**
     * Looks up what is named, and whether it may be; writes nothing.
     *
     * @param id of the component that needs them
     * @param name of that component
     * @throws ProblemException 422 naming what is not known or named twice, or the circle that would close
     */
    public Uni<List<UUID>> named(UUID id, String name, List<String> idsOrNames) {
        return components
                .named(idsOrNames)
                .map(found -> ids(idsOrNames, found))
                .call(ids -> dependencies.all().chain(needs -> refuseCircle(id, name, ids, new HashMap<>(needs))));
    }

    public Uni<Void> keep(UUID id, List<UUID> needed) {
        return dependencies.replace(Map.of(id, needed));
    }

    /** @throws ProblemException 409 when a runbook names the component, for it would then match what it is not meant for */
    public Uni<Void> refuseNamed(ComponentRow component) {
        return entries.naming(component.id).invoke(Needs::refuse).replaceWithVoid();
    }

    private static void refuse(List<String> users) {
        if (!users.isEmpty()) {
            throw new ProblemException(
                    Problem.of(409, "in-use", "In use", "It is named by " + String.join(", ", users)));
        }
    }

    private static List<UUID> ids(List<String> idsOrNames, List<NamedComponent> found) {
        List<UUID> ids = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < idsOrNames.size(); i++) {
            String text = idsOrNames.get(i);
            List<NamedComponent> called =
                    found.stream().filter(each -> each.isCalled(text)).toList();
            String wrong = called.isEmpty()
                    ? "is not a component that is known here"
                    : called.size() > 1
                            ? "is the name of more than one component: say its id"
                            : ids.contains(called.get(0).id()) ? "names a component twice" : null;
            if (wrong == null) {
                ids.add(called.get(0).id());
            } else {
                errors.add(new FieldError(FIELD + "." + i, wrong));
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return ids;
    }

    private Uni<Void> refuseCircle(UUID id, String name, List<UUID> needed, Map<UUID, List<UUID>> needs) {
        needs.put(id, needed);
        List<UUID> circle = Circle.in(needs);
        if (circle.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return components.whole(circle).map(members -> {
            Map<UUID, String> names = new HashMap<>(
                    members.stream().collect(toMap(component -> component.id(), component -> component.name())));
            names.put(id, name);
            throw ProblemException.invalid(FIELD, "makes a circle: " + Circle.named(circle, names::get));
        });
    }
}
