package io.sitrep.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.bot.command.verb.AssignRole;
import io.sitrep.bot.command.verb.ChangeComponent;
import io.sitrep.bot.command.verb.ChangeSeverity;
import io.sitrep.bot.command.verb.ChangeStatus;
import io.sitrep.bot.command.verb.DeclareIncident;
import io.sitrep.bot.command.verb.GiveHelp;
import io.sitrep.bot.command.verb.KeepTasks;
import io.sitrep.bot.command.verb.LinkAddress;
import io.sitrep.bot.command.verb.ListIncidents;
import io.sitrep.bot.command.verb.MergeIncident;
import io.sitrep.bot.command.verb.PostUpdate;
import io.sitrep.bot.command.verb.ResolveIncident;
import io.sitrep.bot.command.verb.StopUpdate;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Reply;
import io.sitrep.bot.reply.Tongue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
    /** What the verbs do is not asked for here, so nothing stands behind them. */
    private final Parser parser = new Parser(new Catalog(List.of(
            new DeclareIncident(null, null),
            new PostUpdate(null, null),
            new ResolveIncident(null, null),
            new ChangeStatus(null, null),
            new ChangeSeverity(null, null),
            new ChangeComponent(null, null),
            new AssignRole(null, null),
            new KeepTasks(null, null),
            new LinkAddress(null),
            new MergeIncident(null),
            new StopUpdate(null, null),
            new ListIncidents(null),
            new GiveHelp(null))));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "declare SEV1 Checkout is down | SEV1 | Checkout is down",
                "DECLARE sev2: Checkout  is\tdown | SEV2 | Checkout is down",
                "new Checkout is down | - | Checkout is down",
                "create SEVERAL users cannot pay | - | SEVERAL users cannot pay",
                "declare sev-3 “Checkout is down” | SEV3 | Checkout is down",
                "declare SEV\u20111 \"Checkout\" is \"down\" | SEV1 | \"Checkout\" is \"down\"",
                "declare Zoom – degraded | - | Zoom – degraded",
                "declare sev4 | SEV4 | -",
                "declare | - | -"
            })
    void declareTakesASeverityAndATitle(String typed, String severity, String title) {
        Arguments arguments = understood(typed, "declare");

        assertThat(arguments.get(Parameter.SEVERITY).orElse(null)).isEqualTo(severity);
        assertThat(arguments.get(Parameter.TITLE).orElse(null)).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "update INC-42 We know why | INC-42 | We know why",
                "update inc–007: We know why | INC-7 | We know why",
                "update INC42 We know why | INC-42 | We know why",
                "update We know why INC-42 fails | - | We know why INC-42 fails",
                "update INC-42 | INC-42 | -",
                "update increase of errors | - | increase of errors"
            })
    void updateTakesAReferenceAndAText(String typed, String reference, String text) {
        Arguments arguments = understood(typed, "update");

        assertThat(arguments.get(Parameter.REFERENCE).orElse(null)).isEqualTo(reference);
        assertThat(arguments.get(Parameter.TEXT).orElse(null)).isEqualTo(text);
    }

    @Test
    void aTextKeepsItsLines() {
        assertThat(understood("resolve INC-1 One.\n\n• two", "resolve").given())
                .isEqualTo(Map.of(Parameter.REFERENCE, "INC-1", Parameter.TEXT, "One.\n\n• two"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "help", "\u00A0help"})
    void nothingAtAllIsTakenForHelp(String typed) {
        assertThat(understood(typed, "help").given()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "declare SEV0 x",
                "declare SEV5 x",
                "declare sev11 x",
                "update INC-x y",
                "update INC- y",
                "list all",
                "help list all",
                "status INC-1",
                "status INC-1 fixed",
                "component Checkout broken",
                "component down",
                "role INC-1",
                "task",
                "task INC-1 finish 1",
                "link INC-1 javascript:alert(1)",
                "link INC-1 https://a.test and more",
                "merge"
            })
    void whatCannotBeMeantIsAMisuseOfThatVerb(String typed) {
        assertThat(misunderstood(typed).usages()).hasSize(1);
    }

    @Test
    void textsHaveLimitsInCharactersNotInUnits() {
        assertThat(understood("declare " + "🔥".repeat(255), "declare").given()).hasSize(1);
        assertThat(problem("declare " + "🔥".repeat(256))).contains("256", "255");
        assertThat(understood("update " + "x".repeat(25_000), "update").given()).hasSize(1);
        assertThat(problem("update " + "x".repeat(25_001))).contains("25001", "25000");
    }

    @ParameterizedTest
    @CsvSource({"declrae,declare", "updte,update", "reslove,resolve", "lsit,list", "hepl,help", "craete,create"})
    void aTypoGetsASuggestion(String typed, String meant) {
        assertThat(problem(typed + " something")).contains("Did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Checkout", "deliveries", "x", "postmortem", "ääääääääääääääääääääääääääääääääääääääääääääääääää"
            })
    void aWordFarFromAnyVerbGetsNoSuggestion(String typed) {
        assertThat(problem(typed)).doesNotContain("Did you mean").hasSizeLessThan(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "component INC-1 Video Webinars partial outage | Video Webinars | partial_outage",
                "component Checkout DOWN | Checkout | major_outage",
                "component \"Checkout\" degraded_performance | Checkout | degraded_performance",
                "component Is it down operational | Is it down | operational"
            })
    void aComponentHasANameOfManyWordsAndEndsWithItsStatus(String typed, String name, String status) {
        Arguments arguments = understood(typed, "component");

        assertThat(arguments.get(Parameter.COMPONENT)).contains(name);
        assertThat(arguments.get(Parameter.COMPONENT_STATUS)).contains(status);
    }

    @Test
    void ofTwoReferencesTheLastIsTheOneItGoesIntoAndSoIsASingleOne() {
        assertThat(understood("merge INC-3 INC-5", "merge").given())
                .isEqualTo(Map.of(Parameter.REFERENCE, "INC-3", Parameter.INTO, "INC-5"));
        assertThat(understood("merge INC-5", "merge").given()).isEqualTo(Map.of(Parameter.INTO, "INC-5"));
    }

    @Test
    void aButtonNamesTheUpdateItIsAbout() {
        assertThat(understood("stop INC-3 #k2v9x0q4m7b1", "stop").given())
                .isEqualTo(Map.of(Parameter.REFERENCE, "INC-3", Parameter.UPDATE, "k2v9x0q4m7b1"));
    }

    @Test
    void aMistypedStatusGetsASuggestion() {
        assertThat(problem("status INC-1 resovled")).contains("Did you mean resolved?");
        assertThat(problem("component Checkout degraded_preformance")).contains("Did you mean degraded_performance?");
    }

    @Test
    void whatIsNoSeverityIsNotTakenForItsReason() {
        assertThat(problem("severity high because nobody can pay"))
                .contains("HIGH", "SEV1, SEV2, SEV3, SEV4")
                .doesNotContain("Did you mean");
        assertThat(problem("severity INC-1 sv1 nobody can pay")).contains("Did you mean SEV1?");
        assertThat(understood("severity INC-1 was:SEV2", "severity").given()).hasSize(2);
        assertThat(understood("severity", "severity").given()).isEmpty();
    }

    private Arguments understood(String typed, String verb) {
        Parsed.Understood understood = (Parsed.Understood) parser.parse(typed);
        assertThat(understood.command().usage().verb()).isEqualTo(verb);
        return understood.arguments();
    }

    private String problem(String typed) {
        return Tongue.of(Language.EN).say(misunderstood(typed).problems().get(0));
    }

    private Reply.Misuse misunderstood(String typed) {
        return ((Parsed.Misunderstood) parser.parse(typed)).why();
    }
}
