package io.sitrep.notifier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.path.json.JsonPath;
import io.sitrep.notifier.outside.CatalogEvents;
import io.sitrep.notifier.outside.IncidentServiceFake;
import io.sitrep.notifier.outside.Mailbox;
import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealService
class SubscriberImportTest {
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Inject
    Notifier notifier;

    @AfterEach
    void forget() {
        notifier.forgetEverybody();
    }

    @Test
    void everyFieldOfTheApiIsTakenFromCsv() {
        String component = UUID.randomUUID().toString();
        JsonPath report = send("text/csv", """
                channel,address,components,regions,min_impact,maintenances,every_update,locale,time_zone,fallback
                email,"%s",%s,IT;asia-pacific,major,false,true,it,Europe/Rome,email:%s
                """.formatted(mail("ada"), component, mail("bob")), "");

        assertThat(report.getLong("imported")).isEqualTo(1);
        notifier.asAdmin()
                .get("/api/v1/subscribers")
                .then()
                .body("items", hasSize(1))
                .body("items[0].address", equalTo(mail("ada")))
                .body("items[0].state", equalTo("active"))
                .body("items[0].components", equalTo(List.of(component)))
                .body("items[0].regions", equalTo(List.of("IT", "asia-pacific")))
                .body("items[0].min_impact", equalTo("major"))
                .body("items[0].maintenances", equalTo(false))
                .body("items[0].postmortems", equalTo(true))
                .body("items[0].every_update", equalTo(true))
                .body("items[0].locale", equalTo("it"))
                .body("items[0].time_zone", equalTo("Europe/Rome"));
        assertThat(notifier.sql("SELECT address, state FROM endpoints WHERE position = 1")
                        .get(0)
                        .getString("address"))
                .isEqualTo(mail("bob"));
        assertThat(notifier.count("SELECT count(*) FROM consents WHERE how = 'import' AND what = 'given'"))
                .isEqualTo(2);
    }

    @Test
    void markBeforeEverythingAndEmptyLinesDoNotHideWhatTheFileIs() {
        for (String before : List.of("\uFEFF", "\n\n", "\uFEFF\r\n  ")) {
            JsonPath report = send("application/x-ndjson", before + line("ada").encode(), "?dry_run=true");
            assertThat(report.getLong("imported")).isEqualTo(1);
        }
        JsonPath csv = send("text/csv", "\uFEFFchannel,address\nemail," + mail("ada") + "\n", "?dry_run=true");
        assertThat(csv.getLong("imported")).isEqualTo(1);
        JsonPath bad = send("application/x-ndjson", "\uFEFF\n{}", "?dry_run=true");
        assertThat(bad.getList("rejected.line", Integer.class)).containsExactly(2);
    }

    @Test
    void twentyImportsAtOnceWaitForNobodyForEver() {
        String lines =
                IntStream.range(0, 300).mapToObj(i -> line("many" + i).encode()).collect(Collectors.joining("\n"));
        List<CompletableFuture<Integer>> all = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> notifier.asAdmin()
                                .contentType("application/x-ndjson")
                                .body(lines.getBytes(StandardCharsets.UTF_8))
                                .post("/api/v1/subscribers/import?dry_run=" + (i % 2 == 0))
                                .statusCode(),
                        task -> new Thread(task, "import-" + i).start()))
                .toList();

        assertThat(all)
                .allSatisfy(each ->
                        assertThat(each).succeedsWithin(Duration.ofSeconds(60)).isIn(200, 503));
        assertThat(all.stream().map(CompletableFuture::join)).contains(200);
        notifier.asAdmin().get("/api/v1/subscribers").then().statusCode(200);
        send("application/x-ndjson", lines, "");
        assertThat(notifier.count("SELECT count(*) FROM subscribers")).isEqualTo(300);
    }

    @Test
    void badLinesAreNamedAndTheOthersTaken() {
        String lines = String.join(
                "\n",
                line("ada").encode(),
                "{not json",
                "",
                line("nobody").put("address", "nobody").encode(),
                line("bob").put("colour", "red").encode(),
                line("carol").put("min_impact", "huge").encode(),
                "{\"channel\":\"" + "x".repeat(70_000) + "\"}",
                line("dave").encode());

        JsonPath report = send("application/x-ndjson", lines, "");

        assertThat(report.getLong("imported")).isEqualTo(2);
        assertThat(report.getList("rejected.line", Integer.class)).containsExactly(2, 4, 5, 6, 7);
        assertThat(report.getList("rejected.reason", String.class).get(1)).isEqualTo("address: must be a mail address");
        assertThat(report.getString("rejected")).doesNotContain("colour", "huge");
    }

    @Test
    void secondImportAndOneInOtherLettersMakeNoDoubles() {
        send("application/x-ndjson", line("ada").encode(), "");
        JsonObject upper = line("ada").put("address", mail("ada").toUpperCase(java.util.Locale.ROOT));

        JsonPath again = send("application/x-ndjson", line("ada").encode() + "\n" + upper.encode() + "\n" + upper, "");

        assertThat(again.getLong("imported")).isZero();
        assertThat(again.getLong("known")).isEqualTo(3);
        assertThat(notifier.count("SELECT count(*) FROM subscribers")).isEqualTo(1);
    }

    @Test
    void sameFileUnderTheSameKeyIsAnsweredLikeTheFirstAndAnotherFileIsRefused() {
        String key = UUID.randomUUID().toString();

        String first = withKey(key, line("ada").encode())
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String second = withKey(key, line("ada").encode())
                .then()
                .statusCode(200)
                .extract()
                .asString();
        withKey(key, line("bob").encode()).then().statusCode(422);

        assertThat(first).contains("\"imported\":1").isEqualTo(second);
    }

    @Test
    void dryRunSaysTheSameAndChangesNothing() {
        String lines = IntStream.range(0, 1500)
                .mapToObj(i -> line("reader" + i % 1200).encode())
                .collect(Collectors.joining("\n"));

        long before = imports();
        // What the database has seen of the tables says that they are empty.
        notifier.sql("ANALYZE subscribers, endpoints, subscriptions, confirmations");

        JsonPath dry = send("application/x-ndjson", lines, "?dry_run=true");
        assertThat(notifier.count("SELECT count(*) FROM subscribers")).isZero();
        assertThat(
                        notifier.count(
                                "SELECT count(*) FROM audit WHERE action = 'subscribers-imported' AND at > now() - interval '1 second'"))
                .isZero();
        JsonPath real = send("application/x-ndjson", lines, "?dry_run=false");

        assertThat(dry.getLong("imported")).isEqualTo(1200).isEqualTo(real.getLong("imported"));
        assertThat(dry.getLong("known")).isEqualTo(300).isEqualTo(real.getLong("known"));
        assertThat(dry.getBoolean("dry_run")).isTrue();
        assertThat(imports()).isEqualTo(before + 1);
    }

    @Test
    void statuspagesListKeepsComponentsAndWhoHadNotConfirmedOrWasQuarantined() {
        UUID meetings = UUID.randomUUID();
        CatalogEvents.component(meetings, "Meetings", null);
        notifier.settles("SELECT count(*) FROM catalog_components", 1);
        try {
            JsonPath report = send(
                    "text/csv",
                    """
                    Type,Email,Phone Number,Endpoint,Components,State,Quarantined At,Created At
                    email,%s,,,%s,active,,2024-01-01
                    email,%s,,,Meetings,unconfirmed,,2024-01-01
                    email,%s,,,,quarantined,2024-05-05T10:00:00Z,2024-01-01
                    email,%s,,,Something else,active,,2024-01-01
                    sms,,5551234,,,active,,2024-01-01
                    """.formatted(
                            mail("ada"), CatalogEvents.publicId(meetings), mail("bob"), mail("carol"), mail("dave")),
                    "");

            assertThat(report.getLong("imported")).isEqualTo(3);
            assertThat(report.getList("rejected.line", Integer.class)).containsExactly(5, 6);
            assertThat(standing("ada")).isEqualTo("active active " + meetings);
            assertThat(standing("bob")).isEqualTo("pending pending " + meetings);
            assertThat(standing("carol")).isEqualTo("active disabled ");
            assertThat(notifier.count("SELECT count(*) FROM confirmations")).isZero();
        } finally {
            CatalogEvents.gone("component:" + meetings);
            notifier.settles("SELECT count(*) FROM catalog_components", 0);
        }
    }

    @Test
    void whoWasErasedOrHasUnsubscribedIsNotBroughtBack() {
        String erased = notifier.subscribe(line("ada")).getString("id");
        notifier.asAdmin().delete("/api/v1/subscribers/" + erased).then().statusCode(204);
        String gone = notifier.subscribe(line("bob")).getString("id");
        notifier.sql("UPDATE subscriptions SET state = 'unsubscribed' WHERE subscriber_id = $1", UUID.fromString(gone));

        JsonPath report = send(
                "application/x-ndjson",
                line("ada").encode() + "\n" + line("bob").encode(),
                "");

        assertThat(report.getLong("imported")).isZero();
        assertThat(report.getList("rejected.reason", String.class))
                .containsExactly("was erased: only who reads there can subscribe it again", "has unsubscribed");
    }

    @Test
    void listOfBadLinesHasAnEndAndSaysHowManyThereWere() {
        String lines = IntStream.range(0, 2500).mapToObj(i -> "{}").collect(Collectors.joining("\n"));

        JsonPath report = send("application/x-ndjson", lines, "");

        assertThat(report.getList("rejected")).hasSize(1000);
        assertThat(report.getLong("rejected_in_all")).isEqualTo(2500);
    }

    @Test
    void brokenCsvEndsWhereItBreaks() {
        JsonPath report = send(
                "text/csv",
                "channel,address\nemail," + mail("ada") + "\nemail,\"" + mail("bob") + "\" x\"\nemail," + mail("carol")
                        + "\n",
                "");

        assertThat(report.getLong("imported")).isEqualTo(1);
        assertThat(report.getList("rejected")).hasSize(1);
    }

    @Test
    void largeFileIsStreamedAndTooLargeAOneIsRefused() {
        String many = IntStream.range(0, 2_500)
                .mapToObj(i -> "{\"channel\":\"email\",\"address\":\"x\",\"regions\":[" + " ".repeat(1_000) + "]}")
                .collect(Collectors.joining("\n"));
        assertThat(many.length()).isGreaterThan(2 * 1024 * 1024);

        assertThat(send("application/x-ndjson", many, "").getLong("rejected_in_all"))
                .isEqualTo(2_500);
        notifier.asAdmin()
                .body("x".repeat(1_100_000))
                .post("/api/v1/subscribers")
                .then()
                .statusCode(413);
    }

    @Test
    void onlyAnAdministratorImports() {
        given().contentType("text/csv")
                .body("channel,address\n")
                .post("/api/v1/subscribers/import")
                .then()
                .statusCode(401);
        given().header(
                        "Authorization",
                        "Bearer " + IncidentServiceFake.running().tokenOf("publisher"))
                .contentType("text/csv")
                .body("channel,address\n")
                .post("/api/v1/subscribers/import")
                .then()
                .statusCode(403);
        notifier.asAdmin()
                .contentType("text/csv")
                .body("channel,address\n")
                .post("/api/v1/subscribers/import?dry_run=perhaps")
                .then()
                .statusCode(400);
    }

    private JsonPath send(String type, String body, String query) {
        return notifier.asAdmin()
                .contentType(type)
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/subscribers/import" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private io.restassured.response.Response withKey(String key, String lines) {
        return notifier.asAdmin()
                .header("Idempotency-Key", key)
                .contentType("application/x-ndjson")
                .body(lines.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/subscribers/import");
    }

    private long imports() {
        return notifier.count("SELECT count(*) FROM audit WHERE action = 'subscribers-imported'");
    }

    private String standing(String name) {
        var row = notifier.sql(
                        "SELECT s.state, e.state AS place, s.components FROM subscriptions s JOIN endpoints e USING"
                                + " (subscriber_id) WHERE e.address = $1",
                        mail(name))
                .get(0);
        return row.getString("state") + " " + row.getString("place") + " "
                + List.of(row.getArrayOfUUIDs("components")).stream()
                        .map(UUID::toString)
                        .collect(Collectors.joining(" "));
    }

    private JsonObject line(String name) {
        return new JsonObject().put("channel", "email").put("address", mail(name));
    }

    private String mail(String name) {
        return Mailbox.of(name + "-" + run + "@example.org").address();
    }
}
