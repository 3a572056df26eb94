package io.sitrep.notifier.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.Topics;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What others hear on {@code sitrep.deliveries} of how far it is. */
@RealService
class ProgressTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PLANNED = "io.sitrep.delivery.planned.v1";
    private static final String PROGRESS = "io.sitrep.delivery.progress.v1";
    private static final String COMPLETED = "io.sitrep.delivery.completed.v1";

    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String path = "/" + UUID.randomUUID();
    private final Events incident = Events.anIncident();

    @Inject
    Notifier notifier;

    @Inject
    Announcements announcements;

    @Inject
    DeliveriesTopic topic;

    @AfterEach
    void forget() {
        notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);
        notifier.forgetEverybody();
    }

    @Test
    void whoListensHearsThatItIsPlannedAndThatEachWasTried() {
        notifier.subscribeWebhook(path);
        receiver.answerAlways(
                path + "-out",
                response -> response.setStatusCode(503)
                        .putHeader("Retry-After", "3600")
                        .end());
        notifier.subscribeWebhook(path + "-out");

        UUID event = incident.says("investigating", "Told to two.");

        List<ConsumerRecord<String, byte[]>> said = heard(COMPLETED);
        assertThat(types(said)).startsWith(PLANNED).endsWith(COMPLETED);
        assertThat(said).allSatisfy(record -> {
            assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
            assertThat(header(record, "ce_source")).isEqualTo("/notifier-service");
            assertThat(header(record, "ce_subject")).isEqualTo(incident.ref);
            assertThat(header(record, "ce_time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            assertThat(header(record, "content-type")).isEqualTo("application/json");
            assertThat(DeliverySchema.faults(text(record))).isEmpty();
        });
        assertThat(said.stream().map(record -> header(record, "ce_id"))).doesNotHaveDuplicates();
        JsonObject first = data(said.get(0));
        assertThat(first.getLong("sequence")).isEqualTo(1);
        assertThat(first.getString("publication")).isEqualTo(event.toString());
        assertThat(first.getString("update")).isEqualTo(notifier.updateOf(event).toString());
        assertThat(first.getJsonObject("counts").getLong("planned")).isEqualTo(2);
        JsonObject counts = data(said.get(said.size() - 1)).getJsonObject("counts");
        assertThat(counts.getLong("delivered")).isEqualTo(1);
        assertThat(counts.getLong("retrying")).isEqualTo(1);
    }

    @Test
    void nothingIsCompleteWhileAFirstAttemptIsOutstanding() {
        notifier.asAdmin().post("/api/v1/deliveries/hold").then().statusCode(200);
        notifier.subscribeWebhook(path);
        incident.says("investigating", "Held.");
        heard(PLANNED);
        await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> types(said()), List.of(PLANNED)::equals);

        notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);

        // A look may have come while it was being sent.
        assertThat(types(heard(COMPLETED)))
                .startsWith(PLANNED)
                .endsWith(COMPLETED)
                .containsOnlyOnce(COMPLETED);
    }

    @Test
    void publicationForNobodyIsCompleteAtOnce() {
        incident.says("investigating", "Nobody listens.");
        List<ConsumerRecord<String, byte[]>> said = heard(COMPLETED);
        assertThat(types(said)).containsExactly(PLANNED, COMPLETED);
        assertThat(data(said.get(1)).getJsonObject("counts").getLong("planned")).isZero();
    }

    @Test
    void deadOneThatIsAskedForAgainIsToldOfAfterTheEnd() {
        receiver.answerOnce(path, 400);
        notifier.subscribeWebhook(path);
        UUID event = incident.says("investigating", "Refused at first.");
        assertThat(data(last(heard(COMPLETED))).getJsonObject("counts").getLong("dead"))
                .isEqualTo(1);

        notifier.asAdmin()
                .body(new JsonObject().put("publication", event.toString()).encode())
                .post("/api/v1/deliveries/replay")
                .then()
                .statusCode(202);

        await().atMost(SOON)
                .until(() -> data(last(said())).getJsonObject("counts").getLong("delivered") == 1);
        List<ConsumerRecord<String, byte[]>> said = said();
        // A look may have come while it was being sent.
        assertThat(types(said))
                .startsWith(PLANNED)
                .containsSubsequence(COMPLETED, PROGRESS)
                .endsWith(PROGRESS);
        assertThat(data(last(said)).getLong("sequence")).isEqualTo(said.size());
    }

    @Test
    void eventWhoseSenderVanishedIsSentUnderItsId() {
        UUID event = incident.says("investigating", "Nobody listens.");
        heard(COMPLETED);
        UUID id = UUID.randomUUID();
        // As a process would have left it that was killed between deciding and sending, or between sending and noting.
        notifier.sql("""
                UPDATE progress SET event_id = $2, event_type = 'io.sitrep.delivery.progress.v1', event_at = now(),
                    event_data = '{"left":"behind"}' WHERE publication_id = $1""", event, id);

        ConsumerRecord<String, byte[]> sent = last(heard(PROGRESS));

        assertThat(header(sent, "ce_id")).isEqualTo(id.toString());
        assertThat(text(sent)).isEqualTo("{\"left\":\"behind\"}");
        notifier.settles("SELECT count(*) FROM progress WHERE publication_id = $1 AND event_id IS NULL", 1, event);
    }

    @Test
    void manyProcessesAtOnceWriteEachEventOnce() {
        List<Events> incidents =
                IntStream.range(0, 8).mapToObj(i -> Events.anIncident()).toList();
        List<UUID> events = incidents.stream()
                .map(each -> each.says("investigating", "Nobody listens."))
                .toList();
        events.forEach(notifier::awaitPlanned);

        // As many loops as there would be in as many processes, beside the one of this process.
        await().atMost(SOON).until(() -> {
            Uni.join()
                    .all(IntStream.range(0, 6).mapToObj(i -> oneStep()).toList())
                    .andCollectFailures()
                    .await()
                    .atMost(SOON);
            return notifier.count(
                            "SELECT count(*) FROM progress WHERE publication_id = ANY ($1) AND over AND event_id IS NULL",
                            (Object) events.toArray(UUID[]::new))
                    == events.size();
        });

        assertThat(incidents).allSatisfy(each -> assertThat(types(said(each))).containsExactly(PLANNED, COMPLETED));
    }

    @Test
    void oneThatCanNotBeCountedDoesNotKeepTheOthersWaiting() {
        notifier.asAdmin().post("/api/v1/deliveries/hold").then().statusCode(200);
        notifier.subscribeWebhook(path);
        UUID broken = incident.says("investigating", "Held.");
        heard(PLANNED);
        // As nothing of ours would leave it: it waits, and nobody has it to send.
        notifier.sql("DELETE FROM queue WHERE publication_id = $1", broken);
        try {
            notifier.asAdmin().post("/api/v1/deliveries/release").then().statusCode(200);
            Events other = Events.anIncident();

            other.says("investigating", "Told.");

            await().atMost(SOON).until(() -> types(said(other)).contains(COMPLETED));
            assertThat(types(said())).containsExactly(PLANNED);
        } finally {
            notifier.sql("UPDATE ledger SET state = 'cancelled' WHERE publication_id = $1", broken);
            notifier.sql("UPDATE progress SET look_at = now() WHERE publication_id = $1", broken);
        }
        heard(COMPLETED);
    }

    private Uni<Boolean> oneStep() {
        return announcements
                .takeUp()
                .chain(() -> announcements.sendNext(topic::write))
                .chain(announcements::decideNext);
    }

    private List<ConsumerRecord<String, byte[]>> heard(String type) {
        await().atMost(SOON).until(() -> types(said()).contains(type));
        return said();
    }

    private List<ConsumerRecord<String, byte[]>> said() {
        return said(incident);
    }

    private static List<ConsumerRecord<String, byte[]>> said(Events about) {
        return Topics.read(DeliveriesTopic.NAME).stream()
                .filter(record -> about.incident.toString().equals(record.key()))
                .toList();
    }

    private static List<String> types(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream().map(record -> header(record, "ce_type")).toList();
    }

    private static ConsumerRecord<String, byte[]> last(List<ConsumerRecord<String, byte[]>> records) {
        return records.get(records.size() - 1);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static JsonObject data(ConsumerRecord<String, byte[]> record) {
        return new JsonObject(text(record));
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), UTF_8);
    }
}
