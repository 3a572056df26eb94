package io.sitrep.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.command.Catalog;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.fake.FakeSlack;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every verb of the grammar, against an incident service that refuses what the real one refuses. */
@QuarkusTest
class VerbsTest extends BotTest {
    @Inject
    Catalog catalog;

    /** What is typed of INC-1, the change it is, and what the answer says. */
    static Stream<Arguments> changes() {
        return Stream.of(
                arguments(
                        "update INC-1 We know why", "POST /updates", "{\"message\":\"We know why\"}", "INC-1 updated"),
                arguments(
                        "status INC-1 identified The database",
                        "POST /updates",
                        "{\"status\":\"identified\",\"message\":\"The database\"}",
                        "INC-1 updated"),
                arguments(
                        "status monitoring",
                        "POST /updates",
                        "{\"message\":\"It works again. We keep watching it.\",\"status\":\"monitoring\"}",
                        "monitoring"),
                arguments("severity INC-1 sev1", "PATCH ", "{\"severity\":\"SEV1\"}", "INC-1 is SEV1 now"),
                arguments(
                        "resolve INC-1 It was the database",
                        "POST /updates",
                        "{\"message\":\"It was the database\",\"status\":\"resolved\"}",
                        "INC-1 resolved"),
                arguments("ack", "POST /acknowledge", "{}", "INC-1 acknowledged"),
                arguments(
                        "role INC-1 scribe Ada Lovelace",
                        "PUT /roles/scribe",
                        "{\"person\":\"Ada Lovelace\"}",
                        "INC-1: scribe is Ada Lovelace"),
                arguments(
                        "lead",
                        "PUT /roles/commander",
                        "{\"person\":\"Rosa Responder é\",\"id\":\"slack:T0HOME:U0RESPONDER\"}",
                        "INC-1: commander is Rosa Responder é"),
                arguments("role commander none", "DELETE /roles/commander", "{}", "INC-1: commander is nobody now"),
                arguments(
                        "task add Call the provider", "POST /tasks", "{\"text\":\"Call the provider\"}", "task added"),
                arguments("note INC-1 Seen at 12:00", "POST /timeline", "{\"text\":\"Seen at 12:00\"}", "noted"),
                arguments(
                        "component INC-1 Checkout partial",
                        "PATCH ",
                        "{\"components\":[{\"name\":\"Checkout\",\"status\":\"partial_outage\"}]}",
                        "INC-1: Checkout is partial"),
                arguments("region INC-1 add europe", "PATCH ", "{\"regions\":[\"europe\"]}", "regions are now europe"),
                arguments(
                        "workaround INC-1 Pay by invoice",
                        "PATCH ",
                        "{\"workaround\":\"Pay by invoice\"}",
                        "INC-1: workaround"),
                arguments("workaround INC-1 none", "PATCH ", "{\"workaround\":\"\"}", "the workaround is withdrawn"),
                arguments(
                        "link INC-1 https://www.tickets.test/42?a=b",
                        "PUT /links/to-tickets-test",
                        "{\"url\":\"https://www.tickets.test/42?a=b\"}",
                        "INC-1: linked"),
                arguments("merge INC-1 INC-2", "POST /merge", "{\"into\":\"INC-2\"}", "goes on as part of INC-2"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aVerbIsOneChangeThatTheIncidentServiceTakes(String typed, String change, String body, String said) {
        types(FakeSlack.RESPONDER, "declare Checkout is down");
        int before = incidents.mutations().size();

        JsonNode answer = types(FakeSlack.RESPONDER, typed);

        assertForAll(answer);
        assertThat(textOf(answer)).contains(said);
        assertThat(incidents.mutations().subList(before, incidents.mutations().size()))
                .singleElement()
                .satisfies(made -> {
                    assertThat(made.path()).isEqualTo(change.replaceFirst(" ", " /api/v1/incidents/INC-1"));
                    assertThat(json(made.body().toString())).isEqualTo(json(body));
                    assertThat(made.name()).isEqualTo("Rosa Responder é");
                });
    }

    @Test
    void theGrammarIsWholeAndEveryVerbIsExplained() {
        assertThat(catalog.usages().stream().map(Usage::verb))
                .containsExactlyInAnyOrder(
                        "declare",
                        "update",
                        "status",
                        "severity",
                        "resolve",
                        "reopen",
                        "publish",
                        "stop",
                        "retract",
                        "ack",
                        "role",
                        "lead",
                        "task",
                        "note",
                        "timeline",
                        "component",
                        "region",
                        "workaround",
                        "link",
                        "merge",
                        "list",
                        "show",
                        "deliveries",
                        "runbook",
                        "postmortem",
                        "subscribe",
                        "unsubscribe",
                        "help");
        for (Usage usage : catalog.usages()) {
            assertThat(textOf(types(FakeSlack.VIEWER, "help " + usage.verb())))
                    .contains("/incident "
                            + usage.helpLine().usage().replace("<", "&lt;").replace(">", "&gt;"));
            usage.parameters()
                    .forEach(parameter -> assertThat(parameter.meaning()).isNotNull());
        }
    }

    @Test
    void whyASeverityChangedGoesOnTheTimeline() {
        types(FakeSlack.RESPONDER, "declare Checkout is down");

        types(FakeSlack.RESPONDER, "severity SEV1 Nobody can pay");

        assertThat(incidents.mutations()).hasSize(3);
        assertThat(incidents.mutations().get(2).body().path("text").asText()).isEqualTo("SEV1: Nobody can pay");
    }

    @Test
    void aSeverityThatChangedIsToldThoughItsReasonIsRefused() {
        types(FakeSlack.RESPONDER, "declare Checkout is down");

        JsonNode answer = types(FakeSlack.RESPONDER, "severity SEV1 a forbidden reason");

        assertForAll(answer);
        assertThat(textOf(answer)).contains("INC-1 is SEV1 now", "Not all of it was done.", "holds a forbidden word");
        assertThat(incidents.mutations()).hasSize(2);
    }

    @Test
    void whatIsOverIsReopenedByItsReferenceOrAsTheOnlyOne() {
        types(FakeSlack.RESPONDER, "declare Checkout is down");
        types(FakeSlack.RESPONDER, "resolve");

        assertThat(textOf(types(FakeSlack.RESPONDER, "reopen It is back"))).contains("INC-1 reopened", "It is back");
        assertThat(textOf(types(FakeSlack.RESPONDER, "reopen INC-1"))).contains("nothing to reopen");
        assertThat(incidents.mutations()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolve INC-1", "status INC-1 resolved"})
    void aSecondClickOnResolveTellsNobodyTwice(String typed) {
        types(FakeSlack.RESPONDER, "declare Checkout is down");
        types(FakeSlack.RESPONDER, "resolve");

        JsonNode late = types(FakeSlack.RESPONDER, typed);

        assertPrivate(late);
        assertThat(textOf(late)).contains("already");
        assertThat(incidents.mutations()).hasSize(2);
    }

    @Test
    void aClickOnResolveIsAskedAboutFirst() {
        types(FakeSlack.RESPONDER, "declare Checkout is down");

        JsonNode sheet = types(FakeSlack.RESPONDER, "show INC-1");

        JsonNode resolve = sheet.findParents("action_id").stream()
                .filter(button -> button.path("value").asText().equals("resolve INC-1"))
                .findFirst()
                .orElseThrow();
        assertThat(resolve.path("confirm").path("text").path("text").asText())
                .isEqualTo("Everybody who follows INC-1 is told that it is over.");
    }

    @Test
    void regionsAreAddedAndTakenAwayFromThoseThatAreThere() {
        types(FakeSlack.RESPONDER, "declare Checkout is down");
        types(FakeSlack.RESPONDER, "region add europe");
        types(FakeSlack.RESPONDER, "region add americas");
        types(FakeSlack.RESPONDER, "region remove europe");

        assertThat(incidents.mutations().get(3).body().toString()).isEqualTo("{\"regions\":[\"americas\"]}");
        assertThat(textOf(types(FakeSlack.RESPONDER, "region add americas"))).contains("already");
        assertThat(textOf(types(FakeSlack.RESPONDER, "region remove asia"))).contains("does not name");
    }

    @Test
    void anUnknownRoleGetsASuggestionAndChangesNothing() {
        types(FakeSlack.RESPONDER, "declare Checkout is down");

        JsonNode answer = types(FakeSlack.RESPONDER, "role comander Ada");

        assertPrivate(answer);
        assertThat(textOf(answer)).contains("Did you mean commander?");
        assertThat(incidents.mutations()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lead INC-1 @bob please",
                "role INC-1 scribe @bob",
                "lead INC-1 <@" + FakeSlack.ON_CALL + "|otto> please"
            })
    void whoeverIsNamedLikeAPersonAndIsNoneHasNoPart(String typed) {
        types(FakeSlack.RESPONDER, "declare Checkout is down");

        JsonNode answer = types(FakeSlack.RESPONDER, typed);

        assertPrivate(answer);
        assertThat(textOf(answer)).contains("is nobody known here", "/incident " + typed.split(" ", 2)[0]);
        assertThat(incidents.mutations()).hasSize(1);
    }

    @Test
    void aMentionedPersonIsKnownByTheirIdAndName() {
        types(FakeSlack.RESPONDER, "declare Checkout is down");

        assertThat(textOf(types(FakeSlack.RESPONDER, "lead <@" + FakeSlack.ON_CALL + "|otto>")))
                .contains("commander is Otto Oncall");
        assertThat(incidents.mutations().get(1).body().path("id").asText()).isEqualTo("slack:T0HOME:U0ONCALL");
    }

    @Test
    void eachOfTheVerbsThatChangeSomethingWantsAResponder() {
        types(FakeSlack.RESPONDER, "declare Checkout is down");

        List<String> changing =
                changes().map(change -> change.get()[0].toString()).toList();
        for (String typed : changing) {
            assertThat(textOf(types(FakeSlack.VIEWER, typed))).contains("role responder", "yours is viewer");
        }
        assertThat(incidents.mutations()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"snooze INC-1", "archive INC-1"})
    void whatButtonsAloneSayIsUnderstoodAndInNoHelp(String clicked) {
        types(FakeSlack.RESPONDER, "declare Checkout is down");

        JsonNode answer = types(FakeSlack.RESPONDER, clicked);

        assertPrivate(answer);
        assertThat(textOf(answer)).containsAnyOf("nothing to be reminded of", "has no room here");
        assertThat(textOf(types(FakeSlack.VIEWER, "help"))).doesNotContain("snooze", "archive");
    }
}
