package io.sitrep.bot.discord.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.bot.discord.DiscordTest;
import io.sitrep.bot.discord.ServedGuild;
import io.sitrep.bot.discord.answer.FirstAnswer;
import io.sitrep.bot.discord.render.DiscordIds;
import io.sitrep.bot.discord.render.DiscordModals;
import io.sitrep.bot.fake.FakeIncidentService.Misbehaviour;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Tongue;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.discord.DiscordMessage;
import io.sitrep.fakes.discord.FakeDiscord;
import io.sitrep.fakes.discord.OpenModal;
import io.sitrep.fakes.discord.Sent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was not typed is asked for, and what is filled in is the same command; buttons are commands too. */
@QuarkusTest
class DiscordModalsTest extends DiscordTest {
    private static final int DEFERRED = 5;
    private static final int MESSAGE = 4;
    private static final int UPDATED = 7;
    private static final int FORM = 9;

    @Inject
    Pool database;

    @Inject
    DiscordInbox inbox;

    /** Those that another test's catalog has would be chosen from, by their names. */
    @BeforeEach
    void noRegionsAreKnown() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> database.query("DELETE FROM catalog_thing WHERE kind = 'region'")
                .execute());
    }

    @Test
    void declareWithoutATitleAsksAndWhatIsFilledInIsDeclared() {
        Sent typed = types(otto, "/incident declare severity:SEV2");
        OpenModal form = form();

        assertThat(typed.answer()).isEqualTo(FORM);
        assertThat(form.title()).isEqualTo("Dichiara un incidente");
        Sent sent = otto.submits(
                form, Map.of("title", "Carts are empty", "message", "We look into it", DiscordModals.THEN, "send"));

        assertThat(answered(otto, sent, "INC-1").onlyFor()).isEmpty();
        assertThat(incidents.mutations()).hasSize(1);
        assertThat(incidents.mutations().get(0).body().path("title").asText()).isEqualTo("Carts are empty");
        assertThat(incidents.mutations().get(0).body().path("severity").asText())
                .isEqualTo("SEV2");
        assertThat(incidents.mutations().get(0).body().path("message").asText()).isEqualTo("We look into it");
    }

    @Test
    void theRestOfALongFormIsFilledInBehindAButtonAndSentAsOne() {
        types(otto, "/incident declare");
        Sent first = otto.submits(form(), Map.of("title", "Carts are empty", DiscordModals.THEN, "more"));
        DiscordMessage between = answered(otto, first, "Carts are empty");
        String rest = between.buttons().stream()
                .map(button -> button.getString("label"))
                .skip(2)
                .findFirst()
                .orElseThrow();
        Sent opened = otto.clicks(between, rest);
        Sent second = otto.submits(form(), Map.of("regions", "europe"));

        assertThat(opened.answer()).isEqualTo(FORM);
        assertThat(second.answer()).isEqualTo(UPDATED);
        assertThat(incidents.mutations()).isEmpty();

        DiscordMessage again = answered(otto, first, "europe");
        Sent sent = otto.clicks(again, again.buttons().get(0).getString("label"));
        await().atMost(SOON).until(() -> incidents.mutations().size() == 1);

        assertThat(incidents.mutations().get(0).body().path("regions").get(0).asText())
                .isEqualTo("europe");
        assertThat(sent.isAcknowledged()).isTrue();
    }

    @Test
    void whatIsWrongIsNamedAndNothingThatWasWrittenIsLost() {
        types(otto, "/incident declare");
        Sent sent = otto.submits(form(), Map.of("title", "  ", "message", "Long words", DiscordModals.THEN, "send"));
        DiscordMessage wrong = answered(otto, sent, "Non compilato: Titolo");

        assertThat(sent.answer()).isEqualTo(MESSAGE);
        assertThat(wrong.onlyFor()).isEqualTo(ServedGuild.OTTO);
        assertThat(wrong.words()).contains("Long words");
        otto.clicks(wrong, wrong.buttons().get(0).getString("label"));
        Sent mended = otto.submits(form(), Map.of("title", "Carts are empty"));
        answered(otto, mended, "INC-1");

        assertThat(incidents.mutations().get(0).body().path("message").asText()).isEqualTo("Long words");
    }

    @Test
    void aFormOfASlowIncidentServiceIsPutOffAndAnsweredLater() {
        CountDownLatch worked = new CountDownLatch(1);
        incidents.next(new Misbehaviour.Held(worked));
        types(otto, "/incident declare");
        Sent sent = otto.submits(form(), Map.of("title", "Slowly declared", DiscordModals.THEN, "send"));

        assertThat(sent.answer()).isEqualTo(DEFERRED);
        worked.countDown();
        answered(otto, sent, "INC-1");
        assertThat(incidents.mutations()).hasSize(1);
    }

    @Test
    void aFormThatIsSentAgainBecauseDiscordDidNotHearUsIsDoneOnceAndItsSenderIsToldSo() {
        Map<String, String> filledIn = Map.of("title", "Sent twice", DiscordModals.THEN, "send");
        types(otto, "/incident declare");
        OpenModal form = form();
        discord.next(
                FakeDiscord.CALLBACK,
                IntStream.range(0, 20).mapToObj(i -> FakeDiscord.fails()).toArray(Mood[]::new));
        Sent unheard = otto.submits(form, filledIn);
        assertThat(unheard.isAcknowledged()).isFalse();
        await().atMost(SOON).until(() -> incidents.mutations().size() == 1);
        discord.forgetScripts();

        Sent again = otto.submits(form, filledIn);

        assertThat(answered(otto, again, Tongue.of(Language.IT).say("notice.sent-already"))
                        .onlyFor())
                .isEqualTo(ServedGuild.OTTO);
        assertThat(incidents.mutations()).hasSize(1);
    }

    @Test
    void whomThisProcessHasNotHeardOfBeforeIsToldInTheirOwnLanguageThatAFormIsGone() {
        ObjectNode sent = new ObjectMapper()
                .createObjectNode()
                .put("id", Long.toString((System.currentTimeMillis() - 1_420_070_400_000L) << 22))
                .put("type", 5)
                .put("guild_id", ServedGuild.GUILD)
                .put("locale", "it");
        sent.putObject("member").putObject("user").put("id", "4100000000000000077");
        sent.putObject("data")
                .put("custom_id", DiscordIds.page(UUID.randomUUID().toString(), 1));
        List<JsonNode> answers = new CopyOnWriteArrayList<>();

        inbox.take(sent, new FirstAnswer(answer -> {
            answers.add(answer);
            return Uni.createFrom().item(true);
        }));

        await().atMost(SOON).until(() -> !answers.isEmpty());
        assertThat(answers.get(0).path("data").path("content").asText())
                .isEqualTo(Tongue.of(Language.IT).say("form.gone"));
    }

    @Test
    void updateWithoutATextAsks() {
        answered(otto, types(otto, "/incident declare title:Carts are empty"), "INC-1");
        Sent typed = types(otto, "/incident update");
        Sent sent = otto.submits(form(), Map.of("message", "It was the database", DiscordModals.THEN, "send"));

        assertThat(typed.answer()).isEqualTo(FORM);
        await().atMost(SOON).until(() -> incidents.mutations().size() == 2);
        assertThat(incidents.mutations().get(1).path()).isEqualTo("POST /api/v1/incidents/INC-1/updates");
        assertThat(sent.isAcknowledged()).isTrue();
    }

    @Test
    void whoMayNotIsToldSoInPlaceOfAForm() {
        discord.guild(ServedGuild.GUILD)
                .add(io.sitrep.fakes.discord.DiscordPerson.member("4100000000000000007", "Vera Viewer"));
        var vera = discord.user(ServedGuild.GUILD, "4100000000000000007");
        Sent typed = types(vera, "/incident declare");

        assertThat(typed.answer()).isEqualTo(MESSAGE);
        assertThat(typed.isPrivate()).isTrue();
        assertThat(vera.forms()).isEmpty();
    }

    @Test
    void aButtonIsACommandAndAGraveOneAsksFirst() {
        incidents.posts("held");
        Sent declared = types(otto, "/incident declare title:Held back");
        DiscordMessage answer = answered(otto, declared, "INC-1");
        String label = answer.buttons().get(0).getString("label");
        Sent clicked = otto.clicks(answer, label);

        assertThat(clicked.answer()).isIn(DEFERRED, MESSAGE);
        if (clicked.answer() == MESSAGE) {
            DiscordMessage question = seen(otto, clicked).get(0);
            otto.clicks(question, question.buttons().get(0).getString("label"));
        }
        await().atMost(SOON).until(() -> incidents.mutations().size() == 2);
    }

    private OpenModal form() {
        await().atMost(SOON).until(() -> !otto.forms().isEmpty());
        return otto.forms().get(otto.forms().size() - 1);
    }
}
