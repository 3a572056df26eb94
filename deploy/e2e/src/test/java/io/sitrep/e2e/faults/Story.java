package io.sitrep.e2e.faults;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.specification.RequestSpecification;
import io.sitrep.e2e.WebhookReceiver;
import io.sitrep.fakes.talk.Chat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An incident, from the API and from chat, seen by whoever looks: on the page, in its room, at a webhook. */
final class Story {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String title;
    private final Ground ground;
    private final Chat chat;
    private final WebhookReceiver receiver;
    private String ref;

    Story(String title, Ground ground, Chat chat, WebhookReceiver receiver) {
        this.title = title;
        this.ground = ground;
        this.chat = chat;
        this.receiver = receiver;
    }

    static RequestSpecification admin() {
        return given().auth().preemptive().oauth2(Ground.ADMIN).contentType("application/json");
    }

    /** By the API. */
    Story begins() {
        ref = admin().body(Map.of("title", title, "message", "We are investigating.", "severity", "SEV2"))
                .post(ground.address("incident") + "/api/v1/incidents")
                .then()
                .statusCode(201)
                .extract()
                .path("ref");
        isTold("investigating");
        isOnThePage("investigating");
        await().atMost(PATIENCE)
                .until(() -> chat.rooms().stream().anyMatch(each -> each.name().contains(slug())));
        return this;
    }

    /** From chat, then by the API. */
    void goesOn() {
        chat.ada().types(chat.incidents(), "/incident status " + ref + " identified A disk is full.");
        isTold("identified");
        admin().body(Map.of("status", "monitoring", "message", "The disk is empty again."))
                .post(ground.address("incident") + "/api/v1/incidents/" + ref + "/updates")
                .then()
                .statusCode(201);
        isTold("monitoring");
        isOnThePage("monitoring");
    }

    void ends() {
        admin().body(Map.of("status", "resolved", "message", "It is over."))
                .post(ground.address("incident") + "/api/v1/incidents/" + ref + "/updates")
                .then()
                .statusCode(201);
        isTold("resolved");
        isOnThePage("resolved");
        await().atMost(PATIENCE)
                .until(() -> chat.in(chat.incidents()).stream()
                        .anyMatch(each ->
                                each.words().contains(title) && each.words().contains("Resolved")));
    }

    /** Each state once, in this order, whoever told it. */
    void wasToldInOrder() {
        assertThat(states()).containsExactly("investigating", "identified", "monitoring", "resolved");
        assertThat(chat.rooms().stream().filter(each -> each.name().contains(slug())))
                .hasSize(1);
    }

    private void isTold(String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(states()).as(title).contains(state));
    }

    private List<String> states() {
        return receiver.about(title).stream()
                .map(each -> each.json().getString("incident.status"))
                .toList();
    }

    private void isOnThePage(String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(given().get(ground.address("incident") + "/api/v2/incidents.json")
                                .jsonPath()
                                .getString("incidents.find { it.name == '" + title + "' }.status"))
                        .isEqualTo(state));
    }

    private String slug() {
        return title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
