package io.sitrep.incident.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.incident.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Puts rows for the page where the service would put them. */
@Singleton
public class PageData {
    private final Pool database;
    private final Database owner;
    private final Snapshot snapshot;
    private long number = 1000;

    PageData(Pool database, Database owner, Snapshot snapshot) {
        this.database = database;
        this.owner = owner;
        this.snapshot = snapshot;
    }

    /** The page reads these in an order of its own: who is chosen to give way to it begins again. */
    public void clear() {
        Awaitility.await()
                .ignoreExceptionsMatching(PageData::isDeadlock)
                .untilAsserted(
                        () -> owner.runAsOwner(
                                "TRUNCATE incidents, incident_updates, incident_components, components, component_groups CASCADE"));
    }

    private static boolean isDeadlock(Throwable failure) {
        return failure.getCause() instanceof SQLException refused && "40P01".equals(refused.getSQLState());
    }

    /** Has the page read what was put in; the caller awaits its effect. */
    public void show() {
        snapshot.refresh();
    }

    /** The same, and waits until readers see it. */
    void shown() {
        try {
            assertThat(snapshot.await(Duration.ofMinutes(1))).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    public UUID component(String name, String status) {
        UUID id = UUID.randomUUID();
        run(
                "INSERT INTO components (id, public_id, name, position, status, created_at, updated_at)"
                        + " VALUES ($1, $2, $3, $4, $5, now(), now())",
                Tuple.from(List.of(id, shortId(id), name, (int) number++, status)));
        return id;
    }

    public void execute(String statement, Object... values) {
        run(statement, Tuple.from(values));
    }

    /** What the service itself may not. */
    public void alter(String statement) {
        owner.runAsOwner(statement);
    }

    public Built anIncident(String title) {
        return new Built(title);
    }

    private static String shortId(UUID id) {
        return id.toString().replace("-", "").substring(20);
    }

    private void run(String statement, Tuple values) {
        await(database.preparedQuery(statement).execute(values).replaceWithVoid());
    }

    private static void await(Uni<Void> work) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> work);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** One incident in the making. */
    public final class Built {
        private record Said(
                String status, String message, String visibility, String state, Instant at, String components) {}

        private final UUID id = UUID.randomUUID();
        private final String title;
        private final List<Said> said = new ArrayList<>();
        private final List<UUID> components = new ArrayList<>();
        private final List<String> statuses = new ArrayList<>();
        private final List<String> regions = new ArrayList<>();
        private String publicStatus = "investigating";
        private String status;
        private String severity = "SEV3";
        private String visibility = "public";
        private String workaround;
        private Instant startedAt = Instant.now();
        private Instant resolvedAt;
        private Instant nextUpdateAt;

        private Built(String title) {
            this.title = title;
        }

        public Built in(String status) {
            publicStatus = status;
            return this;
        }

        /** What responders know, when the public was told something else. */
        public Built internally(String status) {
            this.status = status;
            return this;
        }

        public Built severity(String severity) {
            this.severity = severity;
            return this;
        }

        public Built internal() {
            visibility = "internal";
            return this;
        }

        public Built workaround(String text) {
            workaround = text;
            return this;
        }

        public Built from(Instant start) {
            startedAt = start;
            return this;
        }

        public Built until(Instant end) {
            resolvedAt = end;
            return this;
        }

        public Built nextUpdateAt(Instant time) {
            nextUpdateAt = time;
            return this;
        }

        public Built affecting(UUID component, String status) {
            return affecting(component, status, "{}");
        }

        /** @param regions JSON: how it does in each region of which that was said */
        public Built affecting(UUID component, String status, String regions) {
            components.add(component);
            statuses.add(status);
            this.regions.add(regions);
            return this;
        }

        public Built saying(String status, String message, Instant at) {
            return saying(status, message, at, "public", "published", "[]");
        }

        public Built saying(
                String status, String message, Instant at, String visibility, String state, String components) {
            said.add(new Said(status, message, visibility, state, at, components));
            return this;
        }

        /** Writes it; answers its public id. */
        public String put() {
            run(
                    "INSERT INTO incidents (id, public_id, number, title, status, public_status, severity, visibility,"
                            + " origin, roles, workaround, started_at, created_at, updated_at, resolved_at,"
                            + " next_update_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'api',"
                            + " '{\"commander\":{\"name\":\"Commander-X\",\"id\":null}}',"
                            + " $9, $10, $10, $10, $11, $12, 1)",
                    Tuple.from(Arrays.asList(
                            id,
                            shortId(id),
                            number++,
                            title,
                            status == null ? String.valueOf(publicStatus) : status,
                            publicStatus,
                            severity,
                            visibility,
                            workaround,
                            utc(startedAt),
                            utc(resolvedAt),
                            utc(nextUpdateAt))));
            for (int i = 0; i < components.size(); i++) {
                run(
                        "INSERT INTO incident_components (incident_id, component_id, code, name, status, position, region_statuses)"
                                + " SELECT $1, id, public_id, name, $3, $4::integer, $5 FROM components WHERE id = $2",
                        Tuple.of(id, components.get(i), statuses.get(i), i, regions.get(i)));
            }
            for (int i = 0; i < said.size(); i++) {
                putUpdate(i + 1, said.get(i));
            }
            // Who has read it meanwhile reads it again.
            run("UPDATE incidents SET version = version + 1 WHERE id = $1", Tuple.of(id));
            return shortId(id);
        }

        public UUID id() {
            return id;
        }

        private void putUpdate(int position, Said update) {
            UUID updateId = UUID.randomUUID();
            run(
                    "INSERT INTO incident_updates (id, public_id, incident_id, position, status, message, visibility,"
                            + " state, notify, components, author_id, author, origin, created_at, published_at)"
                            + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, true, $9, 'Author-X', 'Author-X', 'api', $10, $10)",
                    Tuple.from(List.of(
                            updateId,
                            shortId(updateId),
                            id,
                            position,
                            update.status(),
                            update.message(),
                            update.visibility(),
                            update.state(),
                            update.components(),
                            utc(update.at()))));
        }

        private static Object utc(Instant time) {
            return time == null ? null : time.atOffset(ZoneOffset.UTC);
        }
    }
}
