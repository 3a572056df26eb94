package io.sitrep.notifier.api;

import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.catalog.Choices;
import io.sitrep.notifier.fanout.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What an update would be about, as a request says it.
 *
 * @param impact none, minor, major, critical or maintenance; may be absent where {@code maintenance} is true
 * @param components ids
 * @param regions absent or empty: everywhere
 * @param incident id of the incident that goes on: whoever was told of it counts, whatever the filter; absent for a new one
 */
public record AudienceBody(
        String impact, List<String> components, List<String> regions, Boolean maintenance, String incident) {
    private static final String MAINTENANCE = "maintenance";
    private static final List<String> IMPACTS = List.of("none", "minor", "major", "critical", MAINTENANCE);

    /** @throws ProblemException 422 that names every wrong field */
    Audience.Kind check(Choices choices) {
        List<FieldError> errors = new ArrayList<>();
        boolean planned = Boolean.TRUE.equals(maintenance) || MAINTENANCE.equals(impact);
        String word = impact == null && planned ? MAINTENANCE : impact;
        if (word == null || !IMPACTS.contains(word)) {
            errors.add(new FieldError("impact", "must be one of " + String.join(", ", IMPACTS)));
        }
        UUID goingOn = incident == null ? null : id("incident", incident, errors);
        List<UUID> about = orEmpty(components).stream()
                .map(id -> id("components", id, errors))
                .toList();
        if (!choices.haveRegions(orEmpty(regions))) {
            errors.add(new FieldError("regions", "must be codes of countries such as IT, or parts of the world"));
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return new Audience.Kind(goingOn, word, planned, about, Set.copyOf(orEmpty(regions)));
    }

    /** @return anything where it is not one: the error is noted */
    private static UUID id(String field, String text, List<FieldError> errors) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException | NullPointerException notOne) {
            FieldError error = new FieldError(field, "must be a UUID");
            if (!errors.contains(error)) {
                errors.add(error);
            }
            return new UUID(0, 0);
        }
    }

    private static List<String> orEmpty(List<String> list) {
        return list == null ? List.of() : list;
    }
}
