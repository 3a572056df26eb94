package io.sitrep.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.kit.trace.LogIds;
import io.sitrep.kit.trace.TraceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a line of the log names is one of its fields. */
class LogIdsTest {
    private static final Logger LOG = Logger.getLogger(LogIdsTest.class);

    private final Lines lines = Lines.listen();

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void whatIsNamedLastIsInTheTextAndAllOfItInTheFields() {
        TraceContext trace = TraceContext.fresh();

        LogIds.of(trace).incident("i").event("e").delivery("d").warnf(LOG, "%s vanished, %d left", "its worker", 3);

        assertThat(lines.saying("vanished"))
                .containsExactly(new Lines.Line(
                        "WARN",
                        "deliveryId=d its worker vanished, 3 left",
                        Map.of(
                                "traceId", trace.traceId(),
                                "spanId", trace.spanId(),
                                "incidentId", "i",
                                "eventId", "e",
                                "deliveryId", "d")));
    }

    @Test
    void anIncidentIsCalledWhatPeopleCallIt() {
        LogIds.of().incident("i").ref("INC-42").infof(LOG, "it has a room");

        assertThat(lines.saying("a room"))
                .containsExactly(new Lines.Line(
                        "INFO", "INC-42: it has a room", Map.of("incidentId", "i", "incidentRef", "INC-42")));
    }

    @Test
    void theNextLineCarriesNoneOfThem() {
        LogIds.of().mail("m").endpoint("p").invocation("v").logf(LOG, Level.ERROR, "lost");
        LOG.error("lost as well");

        assertThat(lines.saying("lost"))
                .containsExactly(
                        new Lines.Line(
                                "ERROR",
                                "invocationId=v lost",
                                Map.of("mailId", "m", "endpointId", "p", "invocationId", "v")),
                        new Lines.Line("ERROR", "lost as well", Map.of()));
    }

    @Test
    void whatNobodyKnowsIsNotNamed() {
        LogIds.of(null).incident(null).ref(null).event("e").delivery(null).errorf(LOG, "%d%% late", 5);

        assertThat(lines.saying("late"))
                .containsExactly(new Lines.Line("ERROR", "eventId=e 5% late", Map.of("eventId", "e")));
    }

    @Test
    void anIdOfSomebodyElsesMakesNoSecondLineAndNoPlaceToFill() {
        LogIds.of().invocation("slack:%s\nERROR forged").errorf(LOG, "given up");
        LogIds.of().invocation("slack:%s\nERROR forged").errorf(LOG, "given up after %d", 3);

        assertThat(lines.saying("given up").stream().map(Lines.Line::text))
                .containsExactly(
                        "invocationId=slack:%s?ERROR forged given up",
                        "invocationId=slack:%s?ERROR forged given up after 3");
    }

    @Test
    void ofARecordNobodyCanReadOnlyAnIdThatIsOneIsRepeated() {
        UUID id = UUID.randomUUID();
        for (String said : List.of("ada@example.org", id.toString())) {
            LogIds.of().eventSaid(said).errorf(LOG, "unreadable");
        }
        LogIds.of().eventSaid(null).errorf(LOG, "unreadable");

        assertThat(lines.saying("unreadable").stream().map(Lines.Line::fields))
                .containsExactly(Map.of(), Map.of("eventId", id.toString()), Map.of());
    }
}
