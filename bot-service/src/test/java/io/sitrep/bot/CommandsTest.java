package io.sitrep.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.fake.FakeIncidentService.Mutation;
import io.sitrep.bot.fake.FakeSlack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CommandsTest extends BotTest {
    @Test
    void declaringOpensAnIncidentInTheNameOfThePersonAndSaysSoToAll() {
        JsonNode answer = types(FakeSlack.RESPONDER, "declare SEV1 Checkout is down");

        assertForAll(answer);
        assertThat(textOf(answer))
                .contains(
                        "INC-1 declared",
                        "Checkout is down",
                        "SEV1",
                        "investigating",
                        "<http://status.test/incidents/k2v9x0q4m7b1>");
        assertThat(incidents.mutations()).singleElement().satisfies(made -> {
            assertThat(made.body().toString())
                    .contains("\"title\":\"Checkout is down\"", "\"severity\":\"SEV1\"", "\"message\"");
            assertThat(made.actor()).isEqualTo("slack:T0HOME:U0RESPONDER");
            assertThat(made.name()).isEqualTo("Rosa Responder é");
            assertThat(made.origin()).isEqualTo("slack");
        });
    }

    @Test
    void theWholeStoryIsToldByThreeCommandsWithoutNamingTheOnlyOpenIncident() {
        types(FakeSlack.RESPONDER, "NEW Checkout is down");
        JsonNode updated = types(FakeSlack.RESPONDER, "Update We know why");
        JsonNode resolved = types(FakeSlack.RESPONDER, "resolve");

        assertThat(textOf(updated))
                .contains("INC-1 updated", "Checkout is down", "SEV3", "investigating", "We know why");
        assertThat(textOf(resolved)).contains("INC-1 resolved", "Checkout is down", "SEV3", " resolved ·");
        assertThat(incidents.mutations())
                .extracting(made -> made.body().path("message").asText())
                .containsExactly("We are investigating.", "We know why", "This incident has been resolved.");
    }

    @Test
    void languagesThatAreMissingAreNamedToWhoeverWrote() {
        assertThat(textOf(types(FakeSlack.RESPONDER, "declare Checkout is down")))
                .endsWith("Not yet translated: it, fr");
        assertThat(textOf(types(FakeSlack.RESPONDER, "update We know why"))).endsWith("Not yet translated: it, fr");
        assertThat(textOf(types(FakeSlack.RESPONDER, "list"))).doesNotContain("translated");
    }

    @Test
    void aReferenceMayComeFromAPhoneWithATypographicDash() {
        types(FakeSlack.RESPONDER, "declare Checkout is down");
        types(FakeSlack.RESPONDER, "declare Search is slow");

        JsonNode answer = types(FakeSlack.RESPONDER, "update inc\u20131: We – still – look");

        assertThat(textOf(answer)).contains("INC-1 updated", "We – still – look");
    }

    @Test
    void severalOpenIncidentsAreListedPrivatelyAndNoneIsTouched() {
        types(FakeSlack.RESPONDER, "declare Checkout is down");
        types(FakeSlack.RESPONDER, "declare Search is slow");

        JsonNode answer = types(FakeSlack.RESPONDER, "resolve");

        assertPrivate(answer);
        assertThat(textOf(answer))
                .contains("Several incidents are open", "INC-1", "Checkout is down", "INC-2", "Search is slow");
        assertThat(incidents.mutations()).hasSize(2);
    }

    @Test
    void withoutAnyOpenIncidentAnUpdateIsRefusedPrivately() {
        JsonNode answer = types(FakeSlack.RESPONDER, "update We know why");

        assertPrivate(answer);
        assertThat(textOf(answer)).contains("No incident is open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acknowledged INC-1", "Checkout is down", "stauts resolved", "deklare SEV1 Checkout"})
    void whatIsNoVerbHereGetsUsageAndNeverBecomesAnIncident(String typed) {
        JsonNode answer = types(FakeSlack.RESPONDER, typed);

        assertPrivate(answer);
        assertThat(textOf(answer))
                .contains("nothing was done", "/incident declare [SEVn] [title…]", "/incident help [verb]");
        assertThat(incidents.mutations()).isEmpty();
    }

    @Test
    void aTypoGetsASuggestion() {
        assertThat(textOf(types(FakeSlack.RESPONDER, "reslove INC-1"))).contains("Did you mean resolve?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "declare",
                "declare SEV2",
                "declare SEV7 Checkout is down",
                "update INC-x what",
                "list everything"
            })
    void whatIsTypedWrongIsToldPrivatelyAndChangesNothing(String typed) {
        JsonNode answer = types(FakeSlack.RESPONDER, typed);

        assertPrivate(answer);
        assertThat(textOf(answer)).contains("`/incident " + typed.replaceFirst(" .*", ""));
        assertThat(incidents.mutations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "help"})
    void helpShowsEveryVerbToEverybody(String typed) {
        JsonNode answer = types(FakeSlack.STRANGER, typed);

        assertPrivate(answer);
        assertThat(textOf(answer)).contains("declare", "update", "resolve", "list", "help");
    }

    @Test
    void helpWithAVerbIsAboutThatVerb() {
        assertThat(textOf(types(FakeSlack.VIEWER, "help create")))
                .contains("declare [SEVn]")
                .doesNotContain("resolve");
    }

    @Test
    void theListShowsWhatIsOpen() {
        types(FakeSlack.RESPONDER, "declare SEV2 Checkout is down");

        assertThat(textOf(types(FakeSlack.VIEWER, "list")))
                .contains("One incident is open", "INC-1", "Checkout is down", "SEV2");
        types(FakeSlack.RESPONDER, "resolve INC-1 All good again");
        assertThat(textOf(types(FakeSlack.VIEWER, "list"))).isEqualTo("No incident is open.");
    }

    @Test
    void aViewerMayNotDeclareAndIsToldWhichRoleItWants() {
        JsonNode answer = types(FakeSlack.VIEWER, "declare Checkout is down");

        assertPrivate(answer);
        assertThat(textOf(answer)).contains("role responder", "yours is viewer");
        assertThat(incidents.mutations()).isEmpty();
    }

    @Test
    void aMemberOfAUserGroupHasTheGroupsRole() {
        assertForAll(types(FakeSlack.ON_CALL, "declare Checkout is down"));

        assertThat(incidents.mutations()).extracting(Mutation::name).containsExactly("Otto Oncall");
    }

    @ParameterizedTest
    @ValueSource(strings = {FakeSlack.GUEST, FakeSlack.STRANGER, "U0NOBODY"})
    void guestsAndStrangersAreNoMembers(String user) {
        JsonNode answer = types(user, "list");

        assertPrivate(answer);
        assertThat(textOf(answer)).contains("role viewer", "you have none");
    }

    @Test
    void aMemberTypingInAForeignWorkspaceIsNoMemberThere() {
        JsonNode answer =
                answerTo(typedBy(FakeSlack.VIEWER).with("team_id", "T9OTHER").types("list"));

        assertThat(textOf(answer)).contains("you have none");
    }

    @Test
    void markupInATitleIsShownAndDoesNothing() {
        JsonNode answer = types(
                FakeSlack.RESPONDER,
                "declare &lt;!channel&gt; A &amp; B <!here> fail, see <https://a.test/?x=1&amp;y=2|a.test>");

        assertThat(textOf(answer)).contains("&lt;!channel&gt; A &amp; B @here fail, see https://a.test/?x=1&amp;y=2");
        assertThat(incidents.mutations().get(0).body().path("title").asText())
                .isEqualTo("<!channel> A & B @here fail, see https://a.test/?x=1&y=2");
    }

    @Test
    void aTitleOver255CharactersIsRefusedPrivatelyAnd255Pass() {
        JsonNode tooLong = types(FakeSlack.RESPONDER, "declare " + "é".repeat(256));
        assertPrivate(tooLong);
        assertThat(textOf(tooLong)).contains("256", "255");

        assertForAll(types(FakeSlack.RESPONDER, "declare " + "é".repeat(255)));
    }

    @Test
    void aLongUpdatePassesAndItsAnswerStaysWithinSlacksLimits() {
        types(FakeSlack.RESPONDER, "declare Checkout is down");

        types(FakeSlack.RESPONDER, "update " + "&amp;".repeat(20_000));

        assertThat(incidents.mutations().get(1).body().path("message").asText()).hasSize(20_000);
    }

    @Test
    void whatTheIncidentServiceRefusesIsReadablePrivately() {
        JsonNode invalid = types(FakeSlack.RESPONDER, "declare a forbidden title");
        assertPrivate(invalid);
        assertThat(textOf(invalid)).contains("title: holds a forbidden word");

        types(FakeSlack.RESPONDER, "declare Checkout is down");
        types(FakeSlack.RESPONDER, "resolve INC-1");
        JsonNode again = types(FakeSlack.RESPONDER, "resolve INC-1");
        assertPrivate(again);
        assertThat(textOf(again)).contains("INC-1 is resolved already");

        JsonNode back = types(FakeSlack.RESPONDER, "status INC-1 monitoring We look again");
        assertPrivate(back);
        assertThat(textOf(back)).contains("A resolved incident cannot become monitoring");

        assertThat(textOf(types(FakeSlack.RESPONDER, "update INC-99 hello"))).contains("There is no incident INC-99");
    }
}
