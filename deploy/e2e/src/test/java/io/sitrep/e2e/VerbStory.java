package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.sitrep.fakes.talk.Chat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** What chat asks for is what the incident service takes: each verb, typed by Bob, through the real services. */
final class VerbStory {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final RunningSuite suite;
    private final Admin admin;
    private final Chat chat;

    VerbStory(RunningSuite suite, Chat chat) {
        this.suite = suite;
        this.admin = new Admin(suite);
        this.chat = chat;
    }

    void eachHasItsEffect() {
        String door = "Door of " + chat.name();
        admin.request()
                .body(Map.of("name", door))
                .post(suite.incident("/api/v1/components"))
                .then()
                .statusCode(201);
        String ref = declared("SEV2", "Verbs are tried out on " + chat.name());

        types("status " + ref + " identified", ref, incident -> is(incident, "status", "identified"));
        types("severity " + ref + " SEV1 It grew", ref, incident -> is(incident, "severity", "SEV1"));
        types("ack " + ref, ref, incident -> incident.get("acknowledged_at") != null);
        types("lead " + ref, ref, incident -> is(incident, "commander", "Bob Ross"));
        types(
                "role " + ref + " scribe <@" + chat.ada().id() + ">",
                ref,
                incident -> people(incident).contains("Ada Lovelace"));
        types("role " + ref + " scribe none", ref, incident -> !people(incident).contains("Ada Lovelace"));
        types(
                "task " + ref + " add Call them",
                ref,
                incident -> incident.getList("tasks.text").contains("Call them"));
        types("task " + ref + " done 1", ref, incident -> incident.getBoolean("tasks[0].done"));
        types(
                "component " + ref + " " + door.toLowerCase(Locale.ROOT) + " partial_outage",
                ref,
                incident -> is(incident, "components[0].status", "partial_outage"));
        types(
                "region " + ref + " add europe",
                ref,
                incident -> incident.getList("regions").contains("europe"));
        types(
                "region " + ref + " remove europe",
                ref,
                incident -> incident.getList("regions").isEmpty());
        types("workaround " + ref + " Knock twice", ref, incident -> is(incident, "workaround", "Knock twice"));
        types("workaround " + ref + " none", ref, incident -> incident.get("workaround") == null);
        types(
                "link " + ref + " https://tickets.test/1",
                ref,
                incident -> incident.getMap("links").containsValue("https://tickets.test/1"));
        types(
                "update " + ref + " We open it by hand",
                ref,
                incident -> is(incident, "updates[0].message", "We open it by hand"));
        types("resolve " + ref, ref, incident -> is(incident, "status", "resolved"));
        types("reopen " + ref + " It fell shut", ref, incident -> is(incident, "status", "investigating"));
        String second = declared("SEV4", "Verbs are tried out again on " + chat.name());
        types("merge " + second + " " + ref, second, incident -> incident.get("merged_into") != null);
        types(
                "note " + ref + " Seen at the door",
                ref,
                incident -> timeline(ref).contains("Seen at the door"));
        assertThat(timeline(ref)).contains("SEV1: It grew");
        types("resolve " + ref + " It holds", ref, incident -> is(incident, "status", "resolved"));
    }

    private String declared(String severity, String title) {
        chat.bob().types(chat.incidents(), "/incident declare " + severity + " " + title);
        await().atMost(SOON).until(() -> admin.incident(title).get("ref") != null);
        return admin.incident(title).getString("ref");
    }

    private void types(String line, String ref, Predicate<JsonPath> done) {
        chat.bob().types(chat.incidents(), "/incident " + line);
        await(line)
                .atMost(SOON)
                .until(() -> done.test(admin.request()
                        .get(suite.incident("/api/v1/incidents/" + ref))
                        .jsonPath()));
    }

    private List<String> timeline(String ref) {
        return admin.timeline(ref).getList("items.text");
    }

    private static List<String> people(JsonPath incident) {
        return incident.getList("roles.person");
    }

    private static boolean is(JsonPath incident, String field, String value) {
        return value.equals(incident.getString(field));
    }
}
