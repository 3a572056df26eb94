package io.sitrep.incident.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PublicationListenerTest extends RealIncidentService {
    /** Well below the half minute after which the page is read again anyway. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    PageData data;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    @Inject
    MeterRegistry metrics;

    @BeforeEach
    void empty() {
        data.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sitrep.publications", "sitrep.catalog"})
    void pageShowsWhatWasCommittedOnceARecordArrives(String topic) {
        data.anIncident("Heard through " + topic)
                .saying("investigating", "Words", Instant.now())
                .put();
        publish(topic);
        await().until(() -> given().get("/").asString().contains("Heard through " + topic));
    }

    @Test
    void eachOfManyPublicationsIsShown() {
        for (int i = 0; i < 20; i++) {
            data.anIncident("Burst number " + i)
                    .saying("investigating", "Words", Instant.now())
                    .put();
            publish("sitrep.publications");
        }
        await().until(() -> given().get("/").asString().contains("Burst number 19"));
    }

    @Test
    void timeItTookIsAmongTheMetrics() {
        long before = metrics.get("sitrep.page.rebuild").timer().count();
        publish("sitrep.publications");
        await().until(() -> metrics.get("sitrep.page.rebuild").timer().count() > before);
    }

    private void publish(String topic) {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(new HashMap<>(broker), new StringSerializer(), new StringSerializer())) {
            assertThat(producer.send(new ProducerRecord<>(topic, "incident", "{}")))
                    .succeedsWithin(SOON);
        }
    }
}
