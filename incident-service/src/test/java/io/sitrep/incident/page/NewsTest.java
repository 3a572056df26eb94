package io.sitrep.incident.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** For which records the page's state is read anew. */
class NewsTest {
    private static final String TOPIC = "sitrep.publications";
    private static final String PUBLISHED = "io.sitrep.publication.published.v1";
    private static final String SANG = "io.sitrep.canary.sang.v1";

    @Test
    void signsOfLifeAreNone() {
        assertThat(PublicationListener.isNews(heard(SANG, SANG))).isFalse();
        assertThat(PublicationListener.isNews(heard())).isFalse();
    }

    @Test
    void whatIsPublishedIsAlsoBesideASignOfLife() {
        assertThat(PublicationListener.isNews(heard(PUBLISHED))).isTrue();
        assertThat(PublicationListener.isNews(heard(SANG, PUBLISHED))).isTrue();
    }

    @Test
    void whatDoesNotSayWhatItIsMayBe() {
        ConsumerRecord<byte[], byte[]> unnamed = new ConsumerRecord<>(TOPIC, 0, 0, new byte[0], new byte[0]);
        assertThat(PublicationListener.isNews(of(List.of(unnamed)))).isTrue();
        unnamed.headers().add("ce_type", null);
        assertThat(PublicationListener.isNews(of(List.of(unnamed)))).isTrue();
    }

    private static ConsumerRecords<byte[], byte[]> heard(String... types) {
        return of(Stream.of(types).map(NewsTest::record).toList());
    }

    private static ConsumerRecord<byte[], byte[]> record(String type) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(TOPIC, 0, 0, new byte[0], new byte[0]);
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static ConsumerRecords<byte[], byte[]> of(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.isEmpty()
                ? ConsumerRecords.empty()
                : new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 0), records), Map.of());
    }
}
