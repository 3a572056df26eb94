package io.sitrep.incident.importer;

import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.PlainText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A component as Statuspage's public API serves it, or a group of components, which it serves as a component of another
 * kind. Not kept: {@code page_id}, for a page of ours has its own id; {@code components} of a group says what the
 * components say themselves, and is asked only where they don't.
 *
 * @param groupId of the group it is listed under, or null
 * @param group whether it is a group
 * @param components codes of a group's components
 */
record StatuspageComponent(
        String id,
        String name,
        String description,
        Integer position,
        String status,
        Boolean showcase,
        LocalDate startDate,
        String groupId,
        Boolean group,
        Boolean onlyShowIfDegraded,
        List<String> components,
        Instant createdAt,
        Instant updatedAt) {

    StatuspageComponent {
        name = PlainText.line(name);
        description = description == null ? null : PlainText.clean(description);
    }

    /** @throws Unusable when something that has to be there is missing */
    StatuspageComponent checked() {
        Checked.code("id", id);
        Checked.text("name", name, Checked.LONGEST_TITLE);
        Checked.atMost("description", description, Checked.LONGEST_MESSAGE);
        if (!isGroup()) {
            Checked.wire(ComponentStatus.class, "status", status);
        }
        return this;
    }

    boolean isGroup() {
        return Boolean.TRUE.equals(group);
    }
}
