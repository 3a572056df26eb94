package io.sitrep.bot.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sitrep.kit.trace.TraceContext;
import io.sitrep.lines.Lines;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

/** What the log says of a record that is not kept at once. */
class UntilKeptTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final String event = UUID.randomUUID().toString();
    private final TraceContext trace = TraceContext.fresh();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final UntilKept incidents = new UntilKept("sitrep.incidents", meters);

    @Test
    void aRecordForTheDeadLetterTopicIsNamedInItsLine() {
        try (Lines lines = Lines.listen()) {
            incidents
                    .orDeadLetter(message(), () -> Uni.createFrom().failure(new PoisonEvent("no head")))
                    .await()
                    .atMost(SOON);

            assertThat(lines.saying("goes to the dead-letter topic", event))
                    .singleElement()
                    .satisfies(this::isOfTheRecord)
                    .satisfies(line -> assertThat(line.level()).isEqualTo("ERROR"));
        }
        assertThat(meters.get("sitrep.events.dead.lettered").counter().count()).isEqualTo(1);
    }

    @Test
    void aRecordThatWaitsForTheDatabaseIsNamedInItsLine() {
        AtomicInteger tries = new AtomicInteger();
        try (Lines lines = Lines.listen()) {
            incidents
                    .orDeadLetter(
                            message(),
                            () -> tries.incrementAndGet() == 1
                                    ? Uni.createFrom().failure(new IllegalStateException("away"))
                                    : Uni.createFrom().voidItem())
                    .await()
                    .atMost(SOON);

            assertThat(lines.saying("can not be kept yet", event))
                    .singleElement()
                    .satisfies(this::isOfTheRecord);
        }
        assertThat(tries).hasValue(2);
    }

    private void isOfTheRecord(Lines.Line line) {
        assertThat(line.text()).startsWith("eventId=" + event + " a record of sitrep.incidents");
        assertThat(line.fields()).containsEntry("eventId", event).containsEntry("traceId", trace.traceId());
    }

    private Message<byte[]> message() {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("sitrep.incidents", 0, 0, "key", new byte[0]);
        record.headers().add("ce_id", event.getBytes(StandardCharsets.UTF_8));
        record.headers().add(TraceContext.HEADER, trace.traceparent().getBytes(StandardCharsets.UTF_8));
        return Message.of(
                new byte[0],
                Metadata.of(new IncomingKafkaRecordMetadata<>(record, "incidents")),
                () -> CompletableFuture.completedFuture(null),
                failure -> CompletableFuture.completedFuture(null));
    }
}
