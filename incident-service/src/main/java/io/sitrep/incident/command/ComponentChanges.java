package io.sitrep.incident.command;

import io.sitrep.incident.domain.ComponentChange;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Incident;
import io.sitrep.incident.domain.Wire;
import io.sitrep.incident.store.ComponentStore;
import io.sitrep.incident.store.NamedComponent;
import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the components a request names, and what is changed about each. */
@ApplicationScoped
class ComponentChanges {
    private final ComponentStore components;

    ComponentChanges(ComponentStore components) {
        this.components = components;
    }

    /**
     * @param incident that may hold them already, or null
     * @throws ProblemException 422 naming each component that is not known or named twice
     */
    Uni<List<ComponentChange>> resolve(List<ComponentTarget> targets, Incident incident) {
        return components
                .named(targets.stream().map(ComponentTarget::idOrName).toList())
                .map(rows -> changes(targets, withHeld(rows, incident), incident));
    }

    /** What the incident holds can be named though it was retired meanwhile: it is to recover. */
    private static List<NamedComponent> withHeld(List<NamedComponent> rows, Incident incident) {
        if (incident == null) {
            return rows;
        }
        Stream<NamedComponent> held = incident.components().stream()
                .filter(component -> rows.stream().noneMatch(row -> row.id().equals(component.id())))
                .filter(component -> rows.stream().noneMatch(row -> row.isCalled(component.name())))
                .map(component -> new NamedComponent(
                        component.id(),
                        component.code(),
                        component.name(),
                        component.status().wire()));
        return Stream.concat(rows.stream(), held).toList();
    }

    private static List<ComponentChange> changes(
            List<ComponentTarget> targets, List<NamedComponent> rows, Incident incident) {
        List<ComponentChange> changes = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (ComponentTarget target : targets) {
            List<NamedComponent> called = rows.stream()
                    .filter(candidate -> candidate.isCalled(target.idOrName()))
                    .toList();
            NamedComponent row = called.isEmpty() ? null : called.get(0);
            if (called.size() > 1) {
                errors.add(new FieldError(target.field(), "is the name of more than one component: say its id"));
            } else if (row == null) {
                errors.add(new FieldError(target.field(), "is not a component that is known here"));
            } else if (changes.stream()
                    .anyMatch(
                            change -> change.id().equals(row.id()) && !areApart(change.regions(), target.regions()))) {
                errors.add(new FieldError(target.field(), "names a component twice, and not of different regions"));
            } else {
                changes.add(change(row, target, incident));
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return changes;
    }

    /** One component may do worse in one region than in another. */
    private static boolean areApart(List<String> some, List<String> others) {
        return some != null
                && others != null
                && !some.isEmpty()
                && !others.isEmpty()
                && some.stream().noneMatch(others::contains);
    }

    private static ComponentChange change(NamedComponent row, ComponentTarget target, Incident incident) {
        ComponentStatus old = incident == null
                ? Wire.parse(ComponentStatus.class, row.status())
                : incident.components().stream()
                        .filter(held -> held.id().equals(row.id()))
                        .map(held -> held.status())
                        .findFirst()
                        .orElseGet(() -> Wire.parse(ComponentStatus.class, row.status()));
        return new ComponentChange(row.id(), row.code(), row.name(), old, target.status(), target.regions());
    }
}
