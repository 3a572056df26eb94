package io.sitrep.bot.discord.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.discord.DiscordTest;
import io.sitrep.bot.discord.ServedGuild;
import io.sitrep.bot.events.Told;
import io.sitrep.bot.fake.FakeIncidentService.Misbehaviour;
import io.sitrep.bot.rooms.Outage;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.discord.DiscordMessage;
import io.sitrep.fakes.discord.DiscordUser;
import io.sitrep.fakes.discord.FakeDiscord;
import io.sitrep.fakes.discord.Sent;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people type in Discord, over the gateway. */
@QuarkusTest
class DiscordCommandsTest extends DiscordTest {
    private static final int DEFERRED = 5;
    private static final int MESSAGE = 4;
    private static final String LOOKS_INTO_CHANNEL = "GET /channels/{channel}/messages";

    @Test
    void aCommandIsPutOffPrivatelyAndAnsweredForAll() {
        Sent sent = types(rosa, "/incident declare severity:SEV1 title:Checkout is down é 🔥");
        DiscordMessage answer = answered(rosa, sent, "INC-1 declared");

        assertThat(sent.answer()).isEqualTo(DEFERRED);
        assertThat(sent.isPrivate()).isTrue();
        assertThat(answer.onlyFor()).isEmpty();
        // What only said that it is being worked on is gone.
        assertThat(seen(rosa, sent)).hasSize(1);
        assertThat(incidents.mutations()).hasSize(1);
        assertThat(incidents.mutations().get(0).body().path("title").asText()).isEqualTo("Checkout is down é 🔥");
        assertThat(incidents.mutations().get(0).body().path("severity").asText())
                .isEqualTo("SEV1");
        assertThat(incidents.mutations().get(0).actor())
                .isEqualTo("discord:" + ServedGuild.GUILD + ":" + ServedGuild.ROSA);
        assertThat(incidents.mutations().get(0).name()).isEqualTo("Rosa Responder é");
    }

    @Test
    void whatConcernsOnlyWhoAskedIsSaidToThemAlone() {
        Sent sent = types(otto, "/incident help");
        DiscordMessage answer = answered(otto, sent, "declare");

        assertThat(answer.onlyFor()).isEqualTo(ServedGuild.OTTO);
        assertThat(answer.words()).contains("Apre un incidente");
    }

    @Test
    void anInteractionThatComesTwiceHasOneEffectAndOneAnswer() {
        Sent sent = types(rosa, "/incident declare title:Twice told");
        answered(rosa, sent, "INC-1 declared");
        rosa.again(sent);
        Sent next = types(rosa, "/incident list");
        answered(rosa, next, "Twice told");

        assertThat(incidents.mutations()).hasSize(1);
        assertThat(seen(rosa, sent)).hasSize(1);
    }

    @Test
    void somebodyWhoIsChosenIsMeant() {
        answered(rosa, types(rosa, "/incident declare title:Who leads"), "INC-1 declared");
        Sent sent =
                rosa.types(ServedGuild.GENERAL, "/incident lead", Map.of("ref", "INC-1", "person", ServedGuild.OTTO));

        answered(rosa, sent, "Otto Oncall");
        assertThat(incidents.mutations().get(1).body().path("id").asText())
                .isEqualTo("discord:" + ServedGuild.GUILD + ":" + ServedGuild.OTTO);
    }

    @Test
    void aRoleIsTakenAwayByNobody() {
        answered(rosa, types(rosa, "/incident declare title:Who writes"), "INC-1 declared");
        answered(rosa, types(rosa, "/incident role role:scribe ref:1"), "INC-1");
        Sent sent = rosa.types(
                ServedGuild.GENERAL, "/incident role", Map.of("role", "scribe", "ref", "INC-1", "nobody", true));

        await().atMost(SOON).until(() -> incidents.mutations().size() == 3);
        assertThat(incidents.mutations().get(2).path()).isEqualTo("DELETE /api/v1/incidents/INC-1/roles/scribe");
        assertThat(sent.isAcknowledged()).isTrue();
    }

    @Test
    void aTextThatBeginsLikeAnotherIncidentIsNotToldAboutThatOne() {
        answered(rosa, types(rosa, "/incident declare title:First"), "INC-1 declared");
        Sent sent =
                rosa.types(ServedGuild.GENERAL, "/incident update", Map.of("text", "INC-7 looks like the same cause"));

        assertThat(sent.answer()).isEqualTo(MESSAGE);
        assertThat(sent.isPrivate()).isTrue();
        assertThat(answered(rosa, sent, "which incident").onlyFor()).isEqualTo(ServedGuild.ROSA);
        assertThat(incidents.mutations()).hasSize(1);
    }

    @Test
    void aReferenceThatIsNoneIsNotTakenForText() {
        answered(rosa, types(rosa, "/incident declare title:First"), "INC-1 declared");
        Sent sent = rosa.types(
                ServedGuild.GENERAL, "/incident update", Map.of("ref", "checkout", "text", "We found the cause"));

        assertThat(answered(rosa, sent, "which incident").onlyFor()).isEqualTo(ServedGuild.ROSA);
        assertThat(incidents.mutations()).hasSize(1);
    }

    @Test
    void aGuildThatIsNotServedAndADirectMessageAreRefusedPrivately() {
        DiscordUser elsewhere = discord.user(ServedGuild.OTHER_GUILD, ServedGuild.ROSA);
        Sent sent = elsewhere.types(ServedGuild.ELSEWHERE, "/incident declare title:Not here");

        assertThat(sent.answer()).isEqualTo(MESSAGE);
        assertThat(sent.isPrivate()).isTrue();
        assertThat(answered(elsewhere, sent, "I do nothing here").onlyFor()).isEqualTo(ServedGuild.ROSA);
        assertThat(elsewhere
                        .asks(ServedGuild.ELSEWHERE, "/incident show", Map.of("ref", ""), "ref")
                        .choices())
                .isEmpty();
        assertThat(incidents.mutations()).isEmpty();
    }

    @Test
    void whoMayNotIsRefusedPrivatelyAndTheAuditKnows() {
        Sent sent = types(rosa, "/incident release retract ref:INC-1");
        DiscordMessage answer = answered(rosa, sent, "publisher");

        assertThat(answer.onlyFor()).isEqualTo(ServedGuild.ROSA);
        await().atMost(SOON).until(() -> incidents.denials().size() == 1);
    }

    @Test
    void tenCommandsAtOnceAreEachPutOffWhileTheIncidentServiceTakesItsTime() {
        CountDownLatch worked = new CountDownLatch(1);
        incidents.next(IntStream.range(0, 10)
                .mapToObj(each -> new Misbehaviour.Held(worked))
                .toArray(Misbehaviour[]::new));
        List<Sent> sent = IntStream.range(0, 10)
                .parallel()
                .mapToObj(each -> types(rosa, "/incident declare title:Number " + each))
                .toList();

        assertThat(sent).allSatisfy(each -> {
            assertThat(each.answer()).isEqualTo(DEFERRED);
            assertThat(each.isPrivate()).isTrue();
        });
        worked.countDown();
        sent.forEach(each -> answered(rosa, each, "declared"));
        assertThat(incidents.mutations()).hasSize(10);
    }

    @Test
    void anAnswerDiscordDoesNotTakeAtOnceIsBroughtAgain() {
        discord.next(FakeDiscord.CALLBACK, FakeDiscord.fails(), FakeDiscord.tooMany(Duration.ofMillis(300)));
        Sent sent = types(rosa, "/incident declare title:Twice refused");

        assertThat(sent.answer()).isEqualTo(DEFERRED);
        answered(rosa, sent, "INC-1 declared");
        assertThat(incidents.mutations()).hasSize(1);
    }

    @Test
    void aLateAnswerWaitsForDiscord() {
        discord.next(FakeDiscord.FOLLOW_UP, FakeDiscord.fails(), FakeDiscord.tooMany(Duration.ofSeconds(3)));
        Sent sent = types(rosa, "/incident declare title:Late");

        answered(rosa, sent, "INC-1 declared");
        assertThat(seen(rosa, sent)).hasSize(1);
        assertThat(incidents.mutations()).hasSize(1);
    }

    @Test
    void anAnswerForAllThatDiscordTookWithoutSayingSoIsNotSaidAgain() {
        discord.next(FakeDiscord.FOLLOW_UP, Mood.LOSES_ANSWERS);
        long looks = discord.timesAsked(LOOKS_INTO_CHANNEL);
        Sent sent = types(rosa, "/incident declare title:Said once");

        await().atMost(SOON).until(() -> discord.timesAsked(LOOKS_INTO_CHANNEL) > looks);
        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(() -> seen(rosa, sent).size() == 1);
        assertThat(answered(rosa, sent, "INC-1 declared").onlyFor()).isEmpty();
    }

    @Test
    void incidentsAndComponentsAreSuggested() {
        Outage.of("Parcels are 100%_lost \\o/ today").happens("declared");
        String id = "0195600a-0000-7000-8000-00000000ca99";
        Told.catalog(
                "component:" + id,
                new JsonObject().put("kind", "component").put("id", id).put("name", "Parcel tracking"));

        await().atMost(SOON)
                .until(() -> !asks("show", "ref", "100%_lost \\o/").choices().isEmpty());
        assertThat(asks("show", "ref", "parcels").choices().get(0)).matches("INC-\\d+ · Parcels are .*");
        assertThat(asks("show", "ref", "nothing like it").choices()).isEmpty();
        assertThat(asks("show", "ref", "").choices()).hasSizeLessThanOrEqualTo(25);
        await().atMost(SOON)
                .until(() -> asks("component", "component", "parcel").choices().contains("Parcel tracking"));
    }

    private Sent asks(String verb, String option, String typed) {
        return rosa.asks(ServedGuild.GENERAL, "/incident " + verb, Map.of(option, typed), option);
    }

    @Test
    void whatIsWrittenIsCompletedFromWhatIsKnown() {
        Sent roles = rosa.asks(ServedGuild.GENERAL, "/incident role", Map.of("role", "com"), "role");

        assertThat(roles.choices()).containsExactly("commander", "communications");
    }
}
