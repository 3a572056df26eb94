package io.sitrep.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.SpanKind;
import io.sitrep.kit.settings.SettingException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracingTest {
    private static final String KEPT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final TraceContext heard = TraceContext.of(KEPT).orElseThrow();

    @Test
    void aPlaceInATraceIsReadAndWrittenAsItCame() {
        assertThat(heard.traceparent()).isEqualTo(KEPT);
        assertThat(heard.isKept()).isTrue();
        assertThat(TraceContext.of(TraceContext.fresh().traceparent())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nX: 1"
            })
    void whatIsNoPlaceInATraceIsPassedOver(String text) {
        assertThat(TraceContext.of(text)).isEmpty();
        assertThat(TraceContext.of(null)).isEmpty();
    }

    @Test
    void withoutACollectorWhatCameIsPassedOnAndWhatBeginsHereIsKeptByNobody() {
        try (Tracing tracing = Tracing.of("test", Optional.empty(), 1)) {
            assertThat(tracing.isOn()).isFalse();
            assertThat(tracing.within(SpanKind.SERVER, "request", heard).context())
                    .isEqualTo(heard);
            assertThat(tracing.within(SpanKind.SERVER, "request", null)
                            .context()
                            .isKept())
                    .isFalse();
            assertThat(tracing.beginningOf(UUID.randomUUID()).isKept()).isFalse();
        }
    }

    @Test
    void withACollectorAStepIsWithinWhatItCameFromAndWhatFollowsIsATraceOfItsOwn() throws IOException {
        try (Tracing tracing = on(0)) {
            TraceContext within =
                    tracing.within(SpanKind.SERVER, "request", heard).context();
            assertThat(within.traceId()).isEqualTo(heard.traceId());
            assertThat(within.spanId()).isNotEqualTo(heard.spanId());
            assertThat(within.isKept()).as("it was kept where it began").isTrue();
            TraceContext follows =
                    tracing.following(SpanKind.CLIENT, "deliver", heard).context();
            assertThat(follows.traceId()).isNotEqualTo(heard.traceId());
            assertThat(follows.isKept()).as("none of those that begin here").isFalse();
        }
    }

    @Test
    void whatIsKnownByAKeyBeginsTheSameTraceEachTime() throws IOException {
        UUID key = UUID.nameUUIDFromBytes(new byte[] {1, 2, 3});
        try (Tracing all = on(1);
                Tracing none = on(0)) {
            assertThat(all.beginningOf(key)).isEqualTo(all.beginningOf(key));
            assertThat(TraceContext.of(all.beginningOf(key).traceparent())).isPresent();
            assertThat(all.beginningOf(key).isKept()).isTrue();
            assertThat(none.beginningOf(key).isKept()).isFalse();
            assertThat(none.beginningOf(key).traceId())
                    .isEqualTo(all.beginningOf(key).traceId());
        }
    }

    @Test
    void eachTryAtWhatIsKnownByAKeyIsAStepOfItsOwnInTheSameTrace() throws IOException {
        UUID key = UUID.nameUUIDFromBytes(new byte[] {1, 2, 3});
        try (Tracing all = on(1);
                Tracing none = on(0);
                Tracing off = Tracing.off()) {
            TraceContext first =
                    all.beginning(SpanKind.INTERNAL, "command", key).context();
            TraceContext second =
                    all.beginning(SpanKind.INTERNAL, "command", key).context();
            assertThat(first.traceId())
                    .isEqualTo(second.traceId())
                    .isEqualTo(all.beginningOf(key).traceId());
            assertThat(first.spanId()).isNotEqualTo(second.spanId());
            assertThat(first.isKept()).isTrue();
            assertThat(none.beginning(SpanKind.INTERNAL, "command", key)
                            .context()
                            .isKept())
                    .isFalse();
            assertThat(off.beginning(SpanKind.INTERNAL, "command", key).context())
                    .isEqualTo(off.beginningOf(key));
            assertThat(all.following(SpanKind.CLIENT, "deliver", null).context().traceId())
                    .as("the next one is another trace")
                    .isNotEqualTo(first.traceId());
        }
    }

    @Test
    void asManyAreKeptAsTheShareSaysWhetherTheirIdsAreUuidsOrNot() {
        Share tenth = new Share(0.1);
        long ofKeys = IntStream.range(0, 10_000)
                .mapToObj(many -> UUID.nameUUIDFromBytes(Integer.toString(many).getBytes(StandardCharsets.UTF_8)))
                .filter(key -> tenth.keeps(key.toString().replace("-", "")))
                .count();
        // Of ids that are the same in each run, so it is no game of chance.
        assertThat(ofKeys).isBetween(900L, 1_100L);
        assertThat(tenth.keeps("4bf92f3577b34da6" + "ffffffffffffffff")).isFalse();
        assertThat(tenth.keeps("4bf92f3577b34da6" + "0000000000000001")).isTrue();
        assertThat(new Share(1).keeps("4bf92f3577b34da6" + "ffffffffffffffff")).isTrue();
    }

    @Test
    void aCollectorThatIsAwayKeepsNobodyWaiting() throws IOException {
        Instant begun = Instant.now();
        try (Tracing tracing = on(1)) {
            for (int many = 0; many < 10_000; many++) {
                tracing.within(SpanKind.SERVER, "request", null)
                        .with("of", many)
                        .end();
            }
            // Waiting ten milliseconds each would take longer.
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(60));
        }
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aShareIsFromNoneToAll(double share) {
        assertThatThrownBy(() -> Tracing.of("test", Optional.empty(), share))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("SITREP_OTLP_SAMPLE");
    }

    @Test
    void aLineCarriesItsIdsAndTheNextOneDoesNot() {
        MDC.put("incidentId", "before");
        LogIds.of(heard).incident("INC-1").event("e").delivery(null).around(() -> {
            assertThat(MDC.get("traceId")).isEqualTo(heard.traceId());
            assertThat(MDC.get("incidentId")).isEqualTo("INC-1");
            assertThat(MDC.get("deliveryId")).isNull();
        });
        assertThat(MDC.get("traceId")).isNull();
        assertThat(MDC.get("eventId")).isNull();
        assertThat(MDC.get("incidentId")).isEqualTo("before");
        MDC.remove("incidentId");
    }

    /** Quarkus keeps ids in contexts; what belongs to all that happens on a thread can not carry those of one thing. */
    @Test
    void aLineThatIsWrittenOnAnEventLoopsOwnContextHasAContextToItself() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            CompletableFuture<List<Context>> seen = new CompletableFuture<>();
            vertx.runOnContext(here -> {
                List<Context> contexts = new ArrayList<>();
                LogIds.of(heard).around(() -> contexts.add(Vertx.currentContext()));
                contexts.add(Vertx.currentContext());
                seen.complete(contexts);
            });
            List<Context> contexts = seen.get(30, TimeUnit.SECONDS);
            assertThat(((ContextInternal) contexts.get(0)).isDuplicate()).isTrue();
            assertThat(((ContextInternal) contexts.get(1)).isDuplicate()).isFalse();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    /** With a collector that is not there. */
    private static Tracing on(double share) throws IOException {
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Tracing.of("test", Optional.of(URI.create("http://127.0.0.1:" + port.getLocalPort())), share);
        }
    }
}
