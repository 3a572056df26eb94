package io.sitrep.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.RoomKeeper.Spot;
import io.sitrep.bot.port.Told;
import io.sitrep.bot.reply.Button;
import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Message;
import io.sitrep.bot.reply.Text;
import io.sitrep.bot.slack.answer.Occasion;
import io.sitrep.bot.slack.answer.ReplyTo;
import io.sitrep.bot.slack.rooms.SlackRooms;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.RunningTime;
import io.sitrep.fakes.slack.FakeSlack;
import io.sitrep.fakes.slack.OpenView;
import io.sitrep.fakes.slack.Sent;
import io.sitrep.fakes.slack.SlackMessage;
import io.sitrep.fakes.slack.SlackUser;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do at their window comes in at our door, signed, and is answered where they see it. */
@QuarkusTest
class SlackConversationTest extends SlackTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration ACKNOWLEDGED = Duration.ofSeconds(3);

    @TestHTTPResource
    URI bot;

    @Inject
    SlackPlatform platform;

    @Inject
    SlackRooms rooms;

    @Inject
    Occasion occasion;

    @Inject
    Pool database;

    @ConfigProperty(name = "suite.patience.platform")
    Duration patience;

    private SlackUser rosa;

    @BeforeEach
    void slackReachesUs() {
        slack.reachesByHttp(bot, Fakes.SIGNING_SECRET);
        rosa = slack.user(SlackWorld.HOME, SlackWorld.ROSA);
    }

    @Test
    void aTypedCommandIsAnsweredInItsRequest() {
        Sent sent = rosa.types(SlackWorld.GENERAL, "/incident declare Checkout &amp; cart are down – é 🔥");

        assertThat(answer(sent).getString("text")).contains("INC-1 declared");
        assertThat(incidents.mutations().get(0).body().path("title").asText())
                .isEqualTo("Checkout & cart are down – é 🔥");
    }

    @Test
    void aClickTypesItsButtonsCommandOnceAndIsAnsweredToWhoClicked() {
        SlackMessage card = cardWith(new Button("List", "list", Button.Weight.ORDINARY));

        Sent click = rosa.clicks(card, "List");
        rosa.again(click, 1);

        assertThat(click.isAcknowledged()).isTrue();
        assertThat(click.body()).isEmpty();
        await().atMost(SOON).until(() -> !answersTo(click).isEmpty());
        assertThat(answersTo(click))
                .singleElement()
                .satisfies(answer -> assertThat(answer.getString("text")).contains("No incident is open"));
    }

    @Test
    void aClickThatChangesSomethingHasOneEffectHoweverOftenItComes() {
        SlackMessage card = cardWith(new Button("Again", "declare Checkout is down", Button.Weight.GRAVE));
        CountDownLatch worked = incidents.holdsTheNext();

        Sent click = rosa.clicks(card, "Again");
        rosa.again(click, 1);
        rosa.again(click, 2);

        assertThat(click.took()).isLessThan(ACKNOWLEDGED);
        worked.countDown();
        await().atMost(SOON).until(() -> !answersTo(click).isEmpty());
        assertThat(incidents.mutations()).hasSize(1);
    }

    @Test
    void somebodyElsesButtonIsAcknowledgedAndDoesNothing() {
        JsonObject payload = new JsonObject()
                .put("type", "block_actions")
                .put("team", new JsonObject().put("id", SlackWorld.HOME))
                .put("user", new JsonObject().put("id", SlackWorld.ROSA))
                .put("trigger_id", UUID.randomUUID().toString())
                .put(
                        "actions",
                        new io.vertx.core.json.JsonArray()
                                .add(new JsonObject().put("action_id", "other").put("value", "declare x")));

        Sent sent = rosa.again(new Sent(Sent.Kind.INTERACTIVE, payload, 0, "", Duration.ZERO), 0);

        assertThat(sent.isAcknowledged()).isTrue();
        assertThat(incidents.mutations()).isEmpty();
    }

    @Test
    void aFormIsShownFilledInAndSentAsItsCommand() {
        OpenView view = shown(form("list"));

        Sent sent = rosa.submits(view, Map.of("message", "We are looking into it", "status", "identified"));

        assertThat(sent.isAcknowledged()).isTrue();
        assertThat(sent.body()).isEmpty();
        await().atMost(SOON).until(() -> whisperedTo(SlackWorld.ROSA) + slackSays() > 0);
    }

    @Test
    void aCommandTypedWithoutItsTextOpensAFormThatCompletesIt() {
        rosa.types(SlackWorld.GENERAL, "/incident declare Checkout is down");

        Sent typed = rosa.types(SlackWorld.GENERAL, "/incident update");
        OpenView form = rosa.forms().get(0);
        Sent sent = rosa.submits(form, Map.of("message", "We found it"));

        assertThat(typed.body()).isEmpty();
        assertThat(sent.isAcknowledged()).isTrue();
        await().atMost(SOON).until(() -> incidents.mutations().size() == 2);
        assertThat(incidents.mutations().get(1).body().path("message").asText()).isEqualTo("We found it");
        String url = typed.payload().getString("response_url");
        await().atMost(SOON).until(() -> slack.answersTo(url).size() == 1);
        assertThat(slack.answersTo(url).get(0).getString("text")).contains("INC-1");
    }

    @Test
    void aFormThatIsSentAgainHasOneEffect() {
        OpenView view = shown(form("declare Checkout is down"));

        Sent sent = rosa.submits(view, Map.of("message", "x", "status", "identified"));
        rosa.again(sent, 1);

        await().atMost(SOON).until(() -> incidents.mutations().size() == 1);
        assertThat(rosa.forms()).isEmpty();
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .until(() -> incidents.mutations().size() == 1);
    }

    @Test
    void blanksWhereWordsAreWantedKeepTheFormOpen() {
        OpenView view = shown(form("declare Checkout is down"));

        Sent sent = rosa.submits(view, Map.of("message", "  ", "status", "identified"));

        assertThat(sent.json().getString("response_action")).isEqualTo("errors");
        assertThat(sent.json().getJsonObject("errors").fieldNames()).containsExactly("message");
        assertThat(rosa.forms()).hasSize(1);
        assertThat(incidents.mutations()).isEmpty();
    }

    @Test
    void whatCannotBeNotedIsSaidInTimeAndTheFormStaysOpen() {
        OpenView view = shown(form("declare Checkout is down"));
        SlackMessage card = cardWith(new Button("List", "list", Button.Weight.ORDINARY));
        SqlConnection other = database.getConnection().await().indefinitely();
        Transaction lock = other.begin().await().indefinitely();
        other.query("LOCK TABLE inbound IN ACCESS EXCLUSIVE MODE")
                .execute()
                .await()
                .indefinitely();
        try {
            Sent sent = rosa.submits(view, Map.of("message", "x"));
            Sent click = rosa.clicks(card, "List");

            assertThat(sent.isAcknowledged()).isTrue();
            // In their language, where it is known by then: to find it out the database would be wanted.
            assertThat(sent.body())
                    .contains("\"errors\"")
                    .containsAnyOf("may not have been noted", "non è stato annotato");
            assertThat(rosa.forms()).hasSize(1);
            assertThat(click.isAcknowledged()).isTrue();
            await().atMost(SOON).until(() -> answersTo(click).size() == 1);
        } finally {
            lock.rollback().await().indefinitely();
            other.close().await().indefinitely();
        }
        rosa.submits(view, Map.of("message", "x"));
        await().atMost(SOON).until(() -> incidents.mutations().size() == 1);
    }

    @Test
    void aFormIsNotShownWhenItsTriggerIsUsedUnknownOrSlackIsAway() {
        String trigger = trigger();
        assertThat(ask(trigger, form("list"))).isTrue();
        assertThat(ask(trigger, form("list"))).isFalse();
        assertThat(ask("", form("list"))).isFalse();
        slack.next("views.open", Mood.SILENT);
        long begun = RunningTime.nanos();
        assertThat(ask(trigger(), form("list"))).isFalse();
        assertThat(RunningTime.since(begun)).isLessThan(patience.multipliedBy(2));
    }

    @Test
    void afterTheFifthUseTheAnswerIsWhisperedInTheChannel() {
        String url = slack.responseUrl(home(), SlackWorld.GENERAL, SlackWorld.ROSA);
        String to = new ReplyTo(SlackWorld.HOME, SlackWorld.GENERAL, SlackWorld.ROSA, url).written();
        for (int use = 1; use <= 6; use++) {
            assertThat(tell(to, "answer " + use)).isInstanceOf(Told.Done.class);
        }

        assertThat(slack.answersTo(url)).hasSize(5);
        assertThat(home().in(SlackWorld.GENERAL))
                .filteredOn(message -> message.onlyFor().equals(SlackWorld.ROSA))
                .extracting(SlackMessage::text)
                .contains("answer 6");
    }

    @Test
    void whereTheBotIsNotTheAnswerIsADirectMessage() {
        home().channel("C0PRIVATE", "elsewhere", SlackWorld.OTTO);
        String to = new ReplyTo(SlackWorld.HOME, "C0PRIVATE", SlackWorld.ROSA, "").written();

        assertThat(tell(to, "just you")).isInstanceOf(Told.Done.class);

        assertThat(home().in("D" + SlackWorld.ROSA.substring(1)))
                .extracting(SlackMessage::text)
                .contains("just you");
    }

    @Test
    void anAnswerWaitsWhileSlackIsAway() {
        String to = new ReplyTo(SlackWorld.HOME, SlackWorld.GENERAL, SlackWorld.ROSA, "").written();
        slack.next("chat.postEphemeral", FakeSlack.tooMany(Duration.ofSeconds(3)));

        assertThat(tell(to, "later")).isEqualTo(new Told.Later("Slack answers 429", Duration.ofSeconds(3)));
        // Others have to wait as long.
        await().atMost(SOON).until(() -> tell(to, "later") instanceof Told.Done);
    }

    /** Answers of an earlier test may still come in below it. */
    private SlackMessage cardWith(Button button) {
        String posted = rooms.post(
                        new Spot(SlackWorld.HOME, SlackWorld.GENERAL),
                        new Card(Text.plain("INC-1"), Card.Tone.BAD, List.of(), List.of(), List.of(button)),
                        UUID.randomUUID().toString())
                .await()
                .atMost(SOON);
        return home().in(SlackWorld.GENERAL).stream()
                .filter(message -> message.ts().equals(posted))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonObject> answersTo(Sent click) {
        return slack.answersTo(click.payload().getString("response_url"));
    }

    private long whisperedTo(String person) {
        return home().in(SlackWorld.GENERAL).stream()
                .filter(message -> message.onlyFor().equals(person))
                .count();
    }

    private long slackSays() {
        return home().in(SlackWorld.GENERAL).stream()
                .filter(message -> message.author().equals(home().bot())
                        && message.onlyFor().isEmpty())
                .count();
    }

    private static Form form(String command) {
        return new Form(
                command,
                "Update INC-1",
                "Send",
                List.of(
                        new Form.Field(
                                "message", "Message", new Form.Kind.Paragraph(25_000), true, "", Optional.empty()),
                        new Form.Field(
                                "status",
                                "Status",
                                new Form.Kind.One(List.of(
                                        new Form.Choice("investigating", "Investigating"),
                                        new Form.Choice("identified", "Identified"))),
                                true,
                                "investigating",
                                Optional.empty())));
    }

    private String trigger() {
        return occasion.write(new Occasion.Trigger(slack.trigger(home(), SlackWorld.ROSA), SlackWorld.GENERAL, ""));
    }

    private boolean ask(String trigger, Form form) {
        return platform.ask(new Person("slack", SlackWorld.HOME, SlackWorld.ROSA, "Rosa"), trigger, form)
                .await()
                .atMost(SOON);
    }

    private OpenView shown(Form form) {
        // A trigger is good for three seconds: whoever was too slow asks with another.
        await().atMost(SOON).until(() -> ask(trigger(), form));
        return rosa.forms().get(0);
    }

    private Told tell(String to, String words) {
        return platform.tell(to, platform.render(new Message(true, List.of(Text.plain(words)), List.of())))
                .await()
                .atMost(SOON);
    }
}
