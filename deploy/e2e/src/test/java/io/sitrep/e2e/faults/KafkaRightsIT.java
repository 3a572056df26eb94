package io.sitrep.e2e.faults;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sitrep.e2e.WebhookReceiver;
import io.sitrep.fakes.talk.SlackChat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The suite on a Kafka that lets nobody do more than overlay {@code prod} allows: each service gets in as its own user, and a person as the
 * operator's. By SASL PLAIN without TLS, where {@code prod} has SCRAM and TLS: how one gets in is not what is looked at here.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KafkaRightsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final Map<String, String> DEAD_LETTERS = Map.of(
            "sitrep.publications.notifier-dlq", "sitrep.publications",
            "sitrep.publications.bot-dlq", "sitrep.publications",
            "sitrep.incidents.bot-dlq", "sitrep.incidents",
            "sitrep.signals.bot-dlq", "sitrep.signals",
            "sitrep.deliveries.bot-dlq", "sitrep.deliveries",
            "sitrep.deliveries.incident-dlq", "sitrep.deliveries");
    private static final Map<String, String> KINDS = Map.of(
            "sitrep.publications", "io.sitrep.publication.published.v1",
            "sitrep.incidents", "io.sitrep.incident.declared.v1",
            "sitrep.signals", "io.sitrep.signal.report_spike.v1",
            "sitrep.deliveries", "io.sitrep.delivery.progress.v1");

    private static final List<Ground.Service> RUNNING = new ArrayList<>();
    private static SlackChat slack;
    private static WebhookReceiver receiver;
    private static Ground ground;

    @BeforeAll
    static void allowWhatProdAllows(@TempDir Path folder) throws Exception {
        slack = new SlackChat(SIGNING_SECRET);
        receiver = new WebhookReceiver();
        Map<String, String> chat = new HashMap<>(slack.settings());
        chat.put("SITREP_CHAT_ROLES", "slack:*=responder");
        KafkaUsers users = new KafkaUsers();
        ground = new Ground(folder, chat, users.passwords());
        slack.reaches(ground.address("bot"));
        try (Admin everything = Admin.create(Map.of("bootstrap.servers", ground.bootstrapServers()))) {
            everything.createAcls(users.rights()).all().get();
            everything
                    .createTopics(DEAD_LETTERS.keySet().stream()
                            .map(topic -> new NewTopic(topic, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        RUNNING.add(ground.start("incident", Ground.HOME, as("incident")));
        Map<String, String> page = new HashMap<>(as("page"));
        page.put("SITREP_ROLE", "page");
        RUNNING.add(ground.startAnother("incident", Ground.HOME, page));
        RUNNING.add(ground.start("bot", Ground.HOME, as("bot")));
        RUNNING.add(ground.start("notifier", Ground.HOME, as("notifier")));
    }

    @AfterAll
    static void end() {
        RUNNING.forEach(Ground.Service::close);
        ground.close();
        receiver.close();
        slack.close();
    }

    @Test
    @Order(1)
    void anIncidentIsToldWholeAndNobodyIsRefusedAnything() throws IOException {
        subscribe(receiver.url());
        Story story = new Story("Checkout is down", ground, slack, receiver).begins();
        story.goesOn();
        story.ends();
        story.wasToldInOrder();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(given().get(RUNNING.get(1).at("/api/v2/incidents.json"))
                                .asString())
                        .contains("Checkout is down", "resolved"));
        erase(subscribe("http://127.0.0.1:9/gone"));
        await().atMost(PATIENCE).until(() -> Groups.end(ground.bootstrapServers(), "sitrep.erasures") > 0);

        for (String service : List.of("incident", "notifier", "bot")) {
            assertThat(Files.readString(ground.log(service)))
                    .doesNotContainIgnoringCase("not authorized", "AuthorizationException");
        }
    }

    @Test
    @Order(2)
    void whatNobodyCanReadIsPutAwayAndReadByTheOperator() throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", ground.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (Map.Entry<String, String> each : KINDS.entrySet()) {
                ProducerRecord<String, String> poison =
                        new ProducerRecord<>(each.getKey(), "nobody", "{\"incident\": 7");
                Map.of("ce_type", each.getValue(), "ce_id", "poison-" + each.getKey(), "ce_specversion", "1.0")
                        .forEach((name, text) -> poison.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
                producer.send(poison).get();
            }
        }
        for (String topic : DEAD_LETTERS.keySet()) {
            await(topic).atMost(PATIENCE).until(() -> Groups.end(ground.bootstrapServers(), topic) > 0);
        }

        Map<String, Object> settings = client("operator");
        settings.put("group.id", "console-consumer-4711");
        settings.put("auto.offset.reset", "earliest");
        List<String> read = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(DEAD_LETTERS.keySet());
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> read.add(record.topic()));
                return read.containsAll(DEAD_LETTERS.keySet());
            });
        }
    }

    @Test
    @Order(3)
    void operatorHasNotifierAndBotReadAgain() throws Exception {
        RUNNING.subList(2, 4).forEach(Ground.Service::close);
        try (Admin operator = Admin.create(client("operator"))) {
            await().atMost(PATIENCE).untilAsserted(() -> setBack(operator, "notifier", List.of("sitrep.publications")));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> setBack(
                            operator, "bot", List.of("sitrep.incidents", "sitrep.deliveries", "sitrep.signals")));
        }
    }

    @Test
    @Order(4)
    void nobodyWritesWhatIsNotTheirs() {
        assertRefused("page", "sitrep.publications");
        assertRefused("bot", "sitrep.incidents");
        assertRefused("notifier", "sitrep.publications");
        assertRefused("operator", "sitrep.publications");
    }

    private static void assertRefused(String user, String topic) {
        Map<String, Object> settings = client(user);
        // It would ask for a number before it writes, and who may write nothing is refused that already, at one moment
        // or another.
        settings.put("enable.idempotence", false);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            assertThatThrownBy(() ->
                            producer.send(new ProducerRecord<>(topic, "a", "b")).get())
                    .as(user)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    /** As {@code kafka-consumer-groups.sh --reset-offsets --to-datetime … --execute} does it; refused while somebody is in the group. */
    private static void setBack(Admin operator, String group, List<String> topics) throws Exception {
        Map<TopicPartition, OffsetSpec> places = new HashMap<>();
        operator.describeTopics(topics)
                .allTopicNames()
                .get()
                .forEach((name, topic) -> topic.partitions()
                        .forEach(each ->
                                places.put(new TopicPartition(name, each.partition()), OffsetSpec.forTimestamp(0))));
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        operator.listOffsets(places)
                .all()
                .get()
                .forEach((place, found) -> offsets.put(place, new OffsetAndMetadata(Math.max(0, found.offset()))));
        operator.describeConsumerGroups(List.of(group)).all().get();
        operator.alterConsumerGroupOffsets(group, offsets).all().get();
        assertThat(operator.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get())
                .containsAllEntriesOf(offsets);
    }

    private static String subscribe(String address) {
        return Story.admin()
                .body(Map.of("channel", "webhook", "address", address))
                .post(ground.address("notifier") + "/api/v1/subscribers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void erase(String subscriber) {
        Story.admin()
                .delete(ground.address("notifier") + "/api/v1/subscribers/" + subscriber)
                .then()
                .statusCode(204);
    }

    private static Map<String, Object> client(String user) {
        Map<String, Object> settings = new HashMap<>(KafkaUsers.as("kafka-" + user));
        settings.put("bootstrap.servers", ground.guardedBootstrapServers());
        return settings;
    }

    private static Map<String, String> as(String service) {
        Map<String, String> settings = new HashMap<>();
        settings.put("KAFKA_BOOTSTRAP_SERVERS", ground.guardedBootstrapServers());
        KafkaUsers.as("kafka-" + service)
                .forEach((name, value) ->
                        settings.put("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        return settings;
    }
}
