package io.sitrep.e2e.upgrade;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema while two releases work on it: what {@link ExpandThenContract} asks for, of the migrations here and of broken ones. */
class MigrationsTest {
    private static final Release BEFORE = new Release(1, 4, 0);

    @Test
    void theReleaseBeforeCanWorkOnTheSchemaOfThisOne() {
        Map<String, String> released = Baseline.migrations();
        assertThat(released).isNotEmpty();
        Map<String, List<Migration>> newer = Baseline.migrationsOfToday().stream()
                .filter(each -> !released.containsKey(each.path()))
                .collect(groupingBy(Migration::service));
        assertThat(newer.values())
                .flatExtracting(each -> ExpandThenContract.complaints(each, Baseline.version()))
                .isEmpty();
    }

    @Test
    void migrationsThatWereReleasedAreAsTheyWere() {
        Map<String, String> now = Baseline.migrationsOfToday().stream()
                .collect(toMap(Migration::path, each -> Baseline.digest(each.sql())));
        assertThat(now).containsAllEntriesOf(Baseline.migrations());
    }

    @Test
    void newMigrationsComeAfterThoseThatWereReleased() {
        Map<String, String> released = Baseline.migrations();
        Map<String, List<Migration>> services =
                Baseline.migrationsOfToday().stream().collect(groupingBy(Migration::service));
        assertThat(services).hasSize(3);
        services.forEach((service, all) -> {
            int last = all.stream()
                    .filter(each -> released.containsKey(each.path()))
                    .mapToInt(Migration::number)
                    .max()
                    .orElseThrow();
            // Flyway applies none with a lower number than it has applied.
            assertThat(all)
                    .filteredOn(each -> !released.containsKey(each.path()))
                    .allSatisfy(
                            each -> assertThat(each.number()).as(each.path()).isGreaterThan(last));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE incidents;",
                "drop table if exists incidents;",
                "DROP INDEX incidents_open;",
                "DROP FUNCTION settle_publications(uuid[]);",
                "ALTER TABLE incidents DROP COLUMN title;",
                "ALTER TABLE incidents ADD COLUMN a int, DROP title;",
                "ALTER TABLE incidents RENAME TO events;",
                "ALTER TABLE incidents RENAME COLUMN title TO name;",
                "ALTER TABLE incidents\n  ADD COLUMN place text NOT NULL;",
                "ALTER TABLE ONLY incidents ADD place text CHECK (place IN ('a', 'b')) NOT NULL;",
                "ALTER TABLE incidents ALTER COLUMN workaround SET NOT NULL;",
                "ALTER TABLE incidents ALTER COLUMN version TYPE integer;",
                "ALTER TABLE incidents ALTER version SET DATA TYPE integer;",
                "ALTER TABLE incidents ALTER COLUMN fact_sequence DROP DEFAULT;",
                "ALTER TABLE incidents ADD CONSTRAINT short CHECK (length(title) < 20);",
                "ALTER TABLE incidents ADD UNIQUE (title);",
                "CREATE UNIQUE INDEX one_title ON incidents (title);",
                "ALTER INDEX incidents_open RENAME TO open_incidents;",
                "ALTER TYPE mood RENAME VALUE 'a' TO 'b';",
                "TRUNCATE incidents;",
                "DELETE FROM incidents WHERE resolved_at IS NULL;",
                "REVOKE SELECT ON incidents FROM sitrep;",
                "DO $$ BEGIN DROP TABLE incidents; END $$;",
                "-- DROP TABLE is for later\nSELECT 'a;b'; DROP TABLE incidents",
                "-- contract: since 1.5.0\nDROP TABLE incidents;",
                "-- contract: since 1.4.0\nSELECT 1;\nDROP TABLE incidents;",
                "-- contract since 1.4.0\nDROP TABLE incidents;",
                "CREATE TABLE places (id int); DROP TABLE incidents;",
            })
    void whatTheReleaseBeforeNeedsIsNotTakenAway(String broken) {
        assertThat(complaints(broken)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE places (id uuid PRIMARY KEY, name text NOT NULL UNIQUE);",
                "CREATE TABLE places (id int); ALTER TABLE places ADD COLUMN name text NOT NULL; DROP TABLE places;",
                "CREATE TABLE places (id int); CREATE UNIQUE INDEX one_place ON places (id);",
                "ALTER TABLE incidents ADD COLUMN place text;",
                "ALTER TABLE incidents ADD COLUMN places int NOT NULL DEFAULT 0, ADD COLUMN place text;",
                "ALTER TABLE incidents ADD COLUMN much numeric(10, 2) NOT NULL DEFAULT 0;",
                "ALTER TABLE incidents ALTER COLUMN version SET DEFAULT 1;",
                "CREATE INDEX incidents_by_title ON incidents (title);",
                "UPDATE incidents SET workaround = 'DROP TABLE incidents;';",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ DELETE FROM incidents; SELECT 1; $$;",
                "/* DROP TABLE incidents; */ SELECT 1;",
                "-- Nothing reads it any more.\n-- contract: since 1.4.0\nDROP TABLE incidents;",
                "-- contract: since 1.3.12 (the table was split then)\nALTER TABLE incidents DROP COLUMN title;",
            })
    void whatIsAddedOrNobodyUsesIsFine(String sound) {
        assertThat(complaints(sound)).isEmpty();
    }

    @Test
    void aContractionThatDoesNotNameAReleaseIsNoContraction() {
        assertThatThrownBy(() -> complaints("-- contract: since yesterday\nDROP TABLE incidents;"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> complaints(String sql) {
        return ExpandThenContract.complaints(
                List.of(new Migration("a-service", "a-service/db/migration/V1__new.sql", sql)), BEFORE);
    }
}
