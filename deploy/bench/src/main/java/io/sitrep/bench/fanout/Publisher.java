package io.sitrep.bench.fanout;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Says what the incident service would say on {@code sitrep.publications}. */
public final class Publisher implements AutoCloseable {
    private static final String DATA = """
            {"sequence":%d,"origin":"api","notify":true,
             "incident":{"id":"%s","public_id":"%s","ref":"INC-%d","title":"Checkout is down","status":"%s","severity":"%s",
              "impact":"major","url":"http://127.0.0.1:8080/incidents/x","started_at":"2026-03-04T10:00:00.000Z",
              "created_at":"2026-03-04T10:00:00.000Z","updated_at":"2026-03-04T10:00:00.000Z",
              "cause":{"state":"unknown"},"data_impact":{"state":"unknown"},"components":[],"regions":[],"translations":{}},
             "change":{"id":"%s","status":"%s","message":"We are looking into it. Paying by invoice works meanwhile.",
              "html":"<p>We are looking into it. Paying by invoice works meanwhile.</p>","components":[],"regions":[],
              "translations":{},"created_at":"2026-03-04T10:00:00.000Z","published_at":"2026-03-04T10:00:00.000Z"}}""";

    private final KafkaProducer<String, byte[]> producer;
    private int incidents;

    public Publisher(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** A new incident. */
    public void declare(String severity) throws ExecutionException, InterruptedException {
        UUID incident = UUID.randomUUID();
        incidents++;
        String publicId = incident.toString().replace("-", "").substring(0, 12);
        String data = DATA.formatted(
                1, incident, publicId, incidents, "investigating", severity, UUID.randomUUID(), "investigating");
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>("sitrep.publications", incident.toString(), data.getBytes(StandardCharsets.UTF_8));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", UUID.randomUUID().toString());
        header(record, "ce_source", "/incident-service");
        header(record, "ce_type", "io.sitrep.publication.published.v1");
        header(record, "ce_time", "2026-03-04T10:00:00.000Z");
        header(record, "content-type", "application/json");
        producer.send(record).get();
    }

    private static void header(ProducerRecord<?, ?> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
