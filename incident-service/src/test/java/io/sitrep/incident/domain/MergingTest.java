package io.sitrep.incident.domain;

import static io.sitrep.incident.domain.IncidentFixture.NOON;
import static io.sitrep.incident.domain.IncidentFixture.anIncident;
import static io.sitrep.incident.domain.IncidentFixture.stamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two incidents turn out to be one, and nothing turns green or is told twice by it. */
class MergingTest {
    private static final Instant LATER = NOON.plusSeconds(600);

    private static final Map<String, String> PARENTS =
            Map.of("IT", "europe", "FR", "europe", "europe", "world", "JP", "asia", "asia", "world");

    @Test
    void aMergedIncidentEndsAndItsFailingComponentsGoOn() {
        Incident source = anIncident().affecting("Meetings").incident();
        Incident target = named(anIncident().affecting("Chat").incident(), 43);

        Merge.Decisions merged = merge(source, target);

        assertThat(merged.source().fact()).isEqualTo(Fact.MERGED);
        assertThat(merged.source().after().progress().status()).isEqualTo(Status.RESOLVED);
        assertThat(merged.source().after().response().mergedInto()).isEqualTo("INC-43");
        assertThat(merged.source().publication().notifies()).isTrue();
        assertThat(merged.into().after().components())
                .extracting(AffectedComponent::name, AffectedComponent::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Chat", ComponentStatus.MAJOR_OUTAGE),
                        org.assertj.core.groups.Tuple.tuple("Meetings", ComponentStatus.MAJOR_OUTAGE));
        assertThat(merged.into().publication().fields()).containsExactly("components");
        assertThat(merged.source().update().components())
                .as("nobody is told that it recovered")
                .extracting(ComponentChange::status)
                .containsExactly(ComponentStatus.MAJOR_OUTAGE);
    }

    @Test
    void whatCannotBecomeOneIsRefused() {
        Incident open = anIncident().incident();
        Incident other = named(anIncident().incident(), 43);

        assertThatThrownBy(() -> merge(open, open)).hasMessage("An incident cannot be merged into itself");
        assertThatThrownBy(() -> merge(named(anIncident().in(Status.RESOLVED).incident(), 44), open))
                .hasMessageContaining("INC-44 is not open any more");
        assertThatThrownBy(() -> merge(other, named(anIncident().internal().incident(), 45)))
                .hasMessageContaining("it would lose sight of it");
    }

    /**
     * What the other incident has of the same component, what this one has, what the other has then; each as a list of
     * region and status, where {@code -} is everywhere.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "europe=major_outage                     | IT=partial_outage      | europe=major_outage",
                "europe=partial_outage                   | IT=major_outage        | europe=partial_outage IT=major_outage",
                "europe=major_outage IT=operational      | IT=partial_outage      | europe=major_outage IT=partial_outage",
                "IT=partial_outage                       | europe=major_outage    | IT=major_outage europe=major_outage",
                "IT=major_outage                         | europe=partial_outage  | IT=major_outage europe=partial_outage",
                "JP=major_outage                         | europe=partial_outage  | JP=major_outage europe=partial_outage",
                "-=major_outage                          | europe=partial_outage  | -=major_outage",
                "IT=major_outage                         | -=partial_outage       | IT=major_outage world=partial_outage",
                "IT=degraded_performance                 | -=partial_outage       | IT=partial_outage world=partial_outage",
                "-=partial_outage                        | IT=major_outage        | world=partial_outage IT=major_outage",
                "-=partial_outage                        | -=major_outage         | -=major_outage"
            })
    void regionsAreComparedByWhatLiesInWhat(String had, String came, String has) {
        Incident source = holding(anIncident().incident(), came);
        Incident target = holding(named(anIncident().incident(), 43), had);

        AffectedComponent merged =
                merge(source, target).into().after().components().get(0);

        assertThat(merged).isEqualTo(meetings(has));
    }

    @Test
    void aRegionThatLiesInOneOfTheOtherIsNotNamedAgain() {
        Incident source =
                anIncident().incident().with(anIncident().incident().headline().concerning(List.of("IT", "JP")));
        Incident target = named(source.with(source.headline().concerning(List.of("europe"))), 43);

        assertThat(merge(source, target).into().after().headline().regions()).containsExactly("europe", "JP");
    }

    private static Incident named(Incident incident, long number) {
        return new Incident(
                new IncidentKey(UUID.randomUUID(), "abcdefghij" + number, number),
                incident.headline(),
                incident.progress(),
                incident.response(),
                incident.components(),
                incident.updates(),
                incident.origin(),
                incident.revision());
    }

    private static Merge.Decisions merge(Incident source, Incident into) {
        return new Merge(source, into, MergingTest::contains).decide(stamp(LATER), stamp(LATER));
    }

    private static boolean contains(String outer, String inner) {
        return outer.equals(inner) || (PARENTS.containsKey(inner) && contains(outer, PARENTS.get(inner)));
    }

    private static Incident holding(Incident incident, String statuses) {
        return new Incident(
                incident.key(),
                incident.headline(),
                incident.progress(),
                incident.response(),
                List.of(meetings(statuses)),
                incident.updates(),
                incident.origin(),
                incident.revision());
    }

    private static AffectedComponent meetings(String statuses) {
        Map<String, ComponentStatus> byRegion = new LinkedHashMap<>();
        for (String each : statuses.split(" ", -1)) {
            String[] sides = each.split("=", 2);
            byRegion.put(sides[0], Wire.parse(ComponentStatus.class, sides[1]));
        }
        ComponentStatus worst =
                byRegion.values().stream().max(ComponentStatus::compareTo).orElseThrow();
        byRegion.remove("-");
        return new AffectedComponent(new UUID(0, 1), "meetings0001", "Meetings", worst, byRegion);
    }
}
