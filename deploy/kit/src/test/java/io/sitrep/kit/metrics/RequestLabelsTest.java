package io.sitrep.kit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import org.junit.jupiter.api.Test;

class RequestLabelsTest {
    private final RequestLabels labels = new RequestLabels();

    @Test
    void routeIsWhatTheCodeCallsItAndWithoutOneNothingOfTheAddressIsLeft() {
        assertThat(RequestLabels.uri("/incidents/{id}", 200)).isEqualTo("/incidents/{id}");
        assertThat(RequestLabels.uri("//incidents/{id}/", 404)).isEqualTo("/incidents/{id}");
        assertThat(RequestLabels.uri("/", 200)).isEqualTo("/");
        assertThat(RequestLabels.uri("", 200)).isEqualTo("/");
        assertThat(RequestLabels.uri(null, 404)).isEqualTo("NOT_FOUND");
        assertThat(RequestLabels.uri(null, 304)).isEqualTo("REDIRECTION");
        assertThat(RequestLabels.uri(null, 200)).isEqualTo("UNKNOWN");
        assertThat(RequestLabels.uri(null, 413)).isEqualTo("UNKNOWN");
    }

    @Test
    void whatWasCutOffIsCountedWithoutItsAddress() {
        assertThat(labels.map(id("http.server.requests", "RESET", "PROPFIND")).getTags())
                .containsExactlyInAnyOrderElementsOf(Tags.of("uri", "UNKNOWN", "method", "OTHER", "status", "RESET"));
        assertThat(labels.map(id("http.server.requests", "RESET", "POST")).getTag("method"))
                .isEqualTo("POST");
    }

    @Test
    void nothingElseIsChanged() {
        for (Meter.Id id : new Meter.Id[] {id("http.server.requests", "200", "GET"), id("other", "RESET", "GET")}) {
            assertThat(labels.map(id)).isEqualTo(id);
        }
    }

    private static Meter.Id id(String name, String status, String method) {
        return new Meter.Id(
                name, Tags.of("uri", "/nobody-1", "method", method, "status", status), null, null, Meter.Type.TIMER);
    }
}
