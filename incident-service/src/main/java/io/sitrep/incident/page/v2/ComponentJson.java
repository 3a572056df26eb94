package io.sitrep.incident.page.v2;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sitrep.incident.page.HeldComponent;
import io.sitrep.incident.page.PublicComponent;
import io.sitrep.incident.page.PublicGroup;
import io.sitrep.incident.page.Section;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A component, or a group of them.
 *
 * @param groupId public id of its group, or null
 * @param components public ids of a group's components; absent where it is no group
 */
record ComponentJson(
        String id,
        String name,
        String status,
        Instant createdAt,
        Instant updatedAt,
        int position,
        String description,
        boolean showcase,
        LocalDate startDate,
        String groupId,
        String pageId,
        boolean group,
        boolean onlyShowIfDegraded,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<String> components) {

    static ComponentJson of(PublicComponent component, String groupId, String pageId) {
        return of(component, component.code(), component.name(), groupId, pageId);
    }

    /** Under the id and the name by which the incident knows it. */
    static ComponentJson of(HeldComponent held, PublicComponent component, String groupId, String pageId) {
        return of(component, held.code(), held.name(), groupId, pageId);
    }

    static ComponentJson of(PublicGroup group, List<PublicComponent> members, String pageId) {
        return new ComponentJson(
                group.code(),
                group.name(),
                new Section(group, members).status().wire(),
                group.createdAt(),
                group.updatedAt(),
                group.position(),
                group.description(),
                false,
                null,
                null,
                pageId,
                true,
                false,
                members.stream().map(PublicComponent::code).toList());
    }

    private static ComponentJson of(PublicComponent component, String id, String name, String groupId, String pageId) {
        return new ComponentJson(
                id,
                name,
                component.status().wire(),
                component.createdAt(),
                component.updatedAt(),
                component.position(),
                component.description(),
                component.showcase(),
                component.startDate(),
                groupId,
                pageId,
                false,
                component.onlyShowIfDegraded(),
                null);
    }
}
