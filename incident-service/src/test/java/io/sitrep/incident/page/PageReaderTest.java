package io.sitrep.incident.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read again, and that it is enough. */
@QuarkusTest
class PageReaderTest extends RealIncidentService {
    private static final String AGAIN = "UPDATE incidents SET version = version + 1, %s WHERE id = $1";

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Random random = new Random(11);
    private final List<UUID> incidents = new ArrayList<>();

    @Inject
    PageData data;

    @Inject
    Database database;

    @Inject
    Pool pool;

    @Inject
    Heard heard;

    private PageReader reader;
    private UUID api;
    private UUID web;

    @BeforeEach
    void someHistory() {
        data.clear();
        api = data.component("API", "operational");
        web = data.component("Web", "operational");
        for (int i = 0; i < 30; i++) {
            incident();
        }
        reader = reader();
    }

    @Test
    void afterOneChangeOneIncidentIsRead() throws Throwable {
        PageState first = read(null);
        assertThat(fetched()).isEqualTo(30);

        data.execute(AGAIN.formatted("title = 'Another title'"), incidents.get(5));
        PageState second = read(first);

        assertThat(fetched()).isEqualTo(31);
        assertThat(second.changedSince(first)).hasSize(1);
        assertThat(second).satisfies(this::saysWhatIsThere);
    }

    @Test
    void whereNothingHasChangedNothingIsReadAndTheStateIsTheSame() throws Throwable {
        PageState first = read(null);

        PageState second = read(first);

        assertThat(fetched()).isEqualTo(30);
        assertThat(second.archive()).isSameAs(first.archive());
    }

    @Test
    void readAfterAnyChangesIsWhatAFreshReaderReads() throws Throwable {
        PageState state = read(null);
        for (int i = 0; i < 60; i++) {
            for (int each = random.nextInt(3); each >= 0; each--) {
                something();
            }
            state = read(state);
            assertThat(state).as("after %s steps", i).satisfies(this::saysWhatIsThere);
        }
    }

    @Test
    void changeOfATransactionThatBeganBeforeTheReadAndEndedAfterIsNotMissed() throws Throwable {
        PageState state = read(null);
        try (Connection slow = database.connection()) {
            slow.setAutoCommit(false);
            write(slow, incidents.get(1));
            data.execute(AGAIN.formatted("title = 'Quick'"), incidents.get(2));
            state = read(state);
            slow.commit();
            slow.setAutoCommit(true);
        }
        data.execute(AGAIN.formatted("title = 'Quick again'"), incidents.get(2));

        assertThat(read(read(state))).satisfies(this::saysWhatIsThere);
    }

    @Test
    void whatWasDeletedIsGoneAlsoWhereAnotherCameMeanwhile() throws Throwable {
        PageState state = read(null);
        delete(incidents.get(4));
        incident();

        assertThat(read(state)).satisfies(this::saysWhatIsThere);
    }

    @Test
    void afterAFailedReadNothingIsMissing() throws Throwable {
        PageState state = read(null);
        data.alter("ALTER TABLE component_groups RENAME TO component_groups_away");
        data.execute(AGAIN.formatted("title = 'While it failed'"), incidents.get(3));
        try {
            assertThat(catchThrowable(() -> read(state))).isNotNull();
        } finally {
            data.alter("ALTER TABLE component_groups_away RENAME TO component_groups");
        }

        assertThat(read(state)).satisfies(this::saysWhatIsThere);
        assertThat(fetched()).isEqualTo(31);
    }

    @Test
    void stateFromAnotherLifeIsComparedWithAllThereIs() throws Throwable {
        PageState kept = read(null);
        delete(incidents.get(0));
        reader = reader();

        PageState state = read(kept);

        assertThat(state).satisfies(this::saysWhatIsThere);
        assertThat(state.find(
                        kept.everything().stream().findFirst().orElseThrow().publicId()))
                .as("what has not changed is the very one")
                .isNotEmpty();
    }

    /** Rows of a dump are new ones to the database, in a new file; here they are written the same way. */
    @Test
    void databasePutBackToAnEarlierMomentIsSeenByTheNextRead() throws Throwable {
        data.execute(AGAIN.formatted("title = 'Before the dump'"), incidents.get(0));
        PageState state = read(null);
        data.execute(
                "UPDATE incidents SET title = 'Of the same version in another history' WHERE id = $1",
                incidents.get(0));
        data.alter("VACUUM FULL incidents");

        PageState restored = read(state);

        assertThat(restored).satisfies(this::saysWhatIsThere);
        assertThat(restored.everything().stream().map(PublicIncident::title))
                .contains("Of the same version in another history");
        assertThat(fetched()).isEqualTo(60);
        assertThat(read(restored)).satisfies(this::saysWhatIsThere);
        assertThat(fetched()).as("and that once").isEqualTo(60);
    }

    private void something() {
        UUID incident = incidents.get(random.nextInt(incidents.size()));
        switch (random.nextInt(9)) {
            case 0 -> incident();
            case 1 -> data.execute(AGAIN.formatted("visibility = 'internal'"), incident);
            case 2 -> data.execute(AGAIN.formatted("visibility = 'public'"), incident);
            case 3 -> {
                data.execute("UPDATE incident_updates SET state = 'retracted' WHERE incident_id = $1", incident);
                data.execute(AGAIN.formatted("public_updated_at = now()"), incident);
            }
            case 4 -> data.execute(AGAIN.formatted("public_status = 'resolved', resolved_at = now()"), incident);
            case 5 -> data.execute(AGAIN.formatted("public_status = 'investigating', resolved_at = NULL"), incident);
            case 6 -> {
                data.execute("UPDATE component_intervals SET ended_at = now() WHERE incident_id = $1", incident);
                data.execute(AGAIN.formatted("merged_into = 'INC-1'"), incident);
            }
            case 7 -> delete(incidents.remove(incidents.indexOf(incident)));
            default ->
                data.execute("UPDATE components SET start_date = current_date - $1::integer", random.nextInt(100));
        }
    }

    private void incident() {
        UUID component = random.nextBoolean() ? api : web;
        PageData.Built incident = data.anIncident("Number " + incidents.size())
                .in(random.nextBoolean() ? "resolved" : "investigating")
                .from(Instant.now().minus(Duration.ofHours(random.nextInt(4000))))
                .affecting(component, "major_outage")
                .saying("investigating", "We look", Instant.now());
        incident.put();
        data.execute(
                "INSERT INTO component_intervals (component_id, incident_id, status, started_at)"
                        + " SELECT $1, id, 'major_outage', started_at FROM incidents WHERE id = $2",
                component,
                incident.id());
        incidents.add(incident.id());
    }

    private void delete(UUID incident) {
        for (String table : List.of("component_intervals", "incident_components", "incident_updates")) {
            data.execute("DELETE FROM " + table + " WHERE incident_id = $1", incident);
        }
        data.execute("DELETE FROM incidents WHERE id = $1", incident);
    }

    private static void write(Connection connection, UUID incident) throws SQLException {
        try (var statement = connection.prepareStatement(
                "UPDATE incidents SET version = version + 1, title = 'Slow' WHERE id = ?")) {
            statement.setObject(1, incident);
            statement.executeUpdate();
        }
    }

    private void saysWhatIsThere(PageState state) {
        try {
            PageState fresh = VertxContextSupport.subscribeAndAwait(
                    () -> reader(new SimpleMeterRegistry()).read(null));
            assertThat(state.open()).containsExactlyElementsOf(fresh.open());
            assertThat(state.history().stream())
                    .containsExactlyElementsOf(fresh.history().stream().toList());
            assertThat(state.tracks().keySet()).isEqualTo(fresh.tracks().keySet());
            assertThat(state.tracks()).isEqualTo(fresh.tracks());
            assertThat(state.saysTheSameAs(fresh)).isTrue();
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private PageState read(PageState last) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> reader.read(last));
    }

    private PageReader reader() {
        return reader(metrics);
    }

    private PageReader reader(SimpleMeterRegistry registry) {
        return new PageReader(pool, heard, Clock.systemUTC(), registry);
    }

    private int fetched() {
        return (int) metrics.counter("sitrep.page.incidents.read").count();
    }
}
