package io.sitrep.incident.store;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** Hears in the transaction that makes it so which components the public sees in another status than before. */
public interface StatusListener {
    /** @param was the status it had */
    record Changed(UUID id, String was) {
        static Changed of(Object... row) {
            return new Changed((UUID) row[0], (String) row[1]);
        }
    }

    Uni<Void> changed(List<Changed> components);
}
