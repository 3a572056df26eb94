package io.sitrep.incident.page;

import static io.sitrep.incident.domain.ComponentStatus.DEGRADED_PERFORMANCE;
import static io.sitrep.incident.domain.ComponentStatus.MAJOR_OUTAGE;
import static io.sitrep.incident.domain.ComponentStatus.OPERATIONAL;
import static io.sitrep.incident.domain.ComponentStatus.PARTIAL_OUTAGE;
import static io.sitrep.incident.domain.ComponentStatus.UNDER_MAINTENANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Impact;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class IndicatorTest {

    @ParameterizedTest
    @MethodSource("states")
    void isTheWorstOfOpenIncidentsAndComponents(
            List<Impact> open, List<ComponentStatus> components, Indicator expected) {
        assertThat(Indicator.of(false, open, components)).isEqualTo(expected);
    }

    static Stream<Arguments> states() {
        return Stream.of(
                arguments(List.of(), List.of(), Indicator.NONE),
                arguments(List.of(), List.of(OPERATIONAL, OPERATIONAL), Indicator.NONE),
                arguments(List.of(Impact.NONE), List.of(), Indicator.MINOR),
                arguments(List.of(Impact.NONE), List.of(OPERATIONAL), Indicator.MINOR),
                arguments(List.of(Impact.MINOR), List.of(OPERATIONAL), Indicator.MINOR),
                arguments(List.of(Impact.MAJOR), List.of(OPERATIONAL), Indicator.MAJOR),
                arguments(List.of(Impact.CRITICAL), List.of(OPERATIONAL), Indicator.CRITICAL),
                arguments(List.of(Impact.MINOR, Impact.CRITICAL), List.of(), Indicator.CRITICAL),
                arguments(List.of(), List.of(DEGRADED_PERFORMANCE), Indicator.MINOR),
                arguments(List.of(), List.of(PARTIAL_OUTAGE), Indicator.MAJOR),
                arguments(List.of(), List.of(MAJOR_OUTAGE, OPERATIONAL), Indicator.CRITICAL),
                arguments(List.of(Impact.NONE), List.of(MAJOR_OUTAGE), Indicator.CRITICAL),
                arguments(List.of(), List.of(UNDER_MAINTENANCE, OPERATIONAL), Indicator.MAINTENANCE),
                arguments(List.of(Impact.NONE), List.of(UNDER_MAINTENANCE), Indicator.MINOR),
                arguments(List.of(), List.of(UNDER_MAINTENANCE, DEGRADED_PERFORMANCE), Indicator.MINOR));
    }

    @ParameterizedTest
    @EnumSource(Impact.class)
    void isNeverNoneWhileAnIncidentIsOpen(Impact impact) {
        for (ComponentStatus component : ComponentStatus.values()) {
            assertThat(Indicator.of(false, List.of(impact), List.of(component)))
                    .isGreaterThanOrEqualTo(Indicator.MINOR);
        }
    }

    @Test
    void isNeverNoneBesideAComponentInTrouble() {
        for (ComponentStatus component : ComponentStatus.values()) {
            assertThat(Indicator.of(false, List.of(), List.of(component)) == Indicator.NONE)
                    .isEqualTo(component == OPERATIONAL);
        }
    }

    @Test
    void maintenanceUnderWayShowsAlsoWhereItNamesNoComponentAndHidesNothingWorse() {
        assertThat(Indicator.of(true, List.of(), List.of())).isEqualTo(Indicator.MAINTENANCE);
        assertThat(Indicator.of(true, List.of(Impact.NONE), List.of())).isEqualTo(Indicator.MINOR);
    }
}
