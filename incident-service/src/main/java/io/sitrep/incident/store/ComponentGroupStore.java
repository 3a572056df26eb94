package io.sitrep.incident.store;

import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;

/** Where groups of components are kept. Each method runs in the caller's session or transaction. */
@ApplicationScoped
public class ComponentGroupStore {
    private static final Sort IN_ORDER = Sort.by("position").and("name");

    /** In the order of the page. */
    public Uni<List<ComponentGroupRow>> all() {
        return ComponentGroupRow.listAll(IN_ORDER);
    }

    /**
     * One of them, or null.
     *
     * @param idOrCode UUID or public id
     */
    public Uni<ComponentGroupRow> find(String idOrCode) {
        return ComponentGroupRow.find("cast(id as string) = ?1 or publicId = ?1", Names.asWritten(idOrCode))
                .firstResult();
    }

    /** As {@link #find}, locked until the transaction ends: no component joins it meanwhile. */
    public Uni<ComponentGroupRow> lock(String idOrCode) {
        return ComponentGroupRow.<ComponentGroupRow>find(
                        "cast(id as string) = ?1 or publicId = ?1", Names.asWritten(idOrCode))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** Its components, retired ones left out, in the order of the page. */
    public Uni<List<ComponentRow>> members(ComponentGroupRow group) {
        return ComponentRow.list("groupId = ?1 and retiredAt is null", IN_ORDER, group.id);
    }
}
