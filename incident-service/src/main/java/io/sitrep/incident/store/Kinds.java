package io.sitrep.incident.store;

import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.domain.Wire;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Says whether a name is that of an incident or of a maintenance, which never changes. */
@Singleton
public class Kinds {
    private static final String KIND = "SELECT kind FROM incidents WHERE id = $1 OR public_id = $2";

    private final Pool database;

    Kinds(Pool database) {
        this.database = database;
    }

    /** Null where there is neither. Asks the database only when the name itself does not say. */
    public Uni<Kind> of(IncidentRef ref) {
        return ref.kindSaid() != null
                ? Uni.createFrom().item(ref.kindSaid())
                : database.preparedQuery(KIND)
                        .execute(Tuple.of(ref.by("id"), ref.by("publicId")))
                        .map(RowSet::iterator)
                        .map(found -> found.hasNext()
                                ? Wire.parse(Kind.class, found.next().getString(0))
                                : null);
    }
}
