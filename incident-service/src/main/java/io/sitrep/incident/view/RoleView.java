package io.sitrep.incident.view;

import io.sitrep.incident.domain.Response;
import java.util.List;

/**
 * Who has which part in the response.
 *
 * @param person name of them
 * @param id stable and unique, or null when only the name is known
 */
public record RoleView(String role, String person, String id) {
    static List<RoleView> all(Response response) {
        return response.roles().entrySet().stream()
                .map(role -> new RoleView(
                        role.getKey(), role.getValue().name(), role.getValue().id()))
                .toList();
    }
}
