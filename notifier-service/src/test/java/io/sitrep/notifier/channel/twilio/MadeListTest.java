package io.sitrep.notifier.channel.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.phone.FakeTwilio;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.http.ProviderApi;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Twilio's lists say of what was made for a number. */
@RealService
class MadeListTest {
    private static final String NUMBER = "+393381234567";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Instant before = Instant.now().minusSeconds(30);

    @Inject
    TwilioApi api;

    @Inject
    ProviderApi provider;

    @ConfigProperty(name = "test.twilio.port")
    int port;

    private FakeTwilio twilio;

    @BeforeEach
    void open() {
        twilio = new FakeTwilio(port);
    }

    @AfterEach
    void close() {
        twilio.close();
    }

    @Test
    void pagesAreReadUntilThereAreNoMore() {
        make(45);

        List<TwilioApi.Made> made = made(before).orElseThrow();

        assertThat(made)
                .extracting(TwilioApi.Made::sid)
                .containsExactlyInAnyOrderElementsOf(
                        twilio.to(NUMBER).stream().map(FakeTwilio.Made::sid).toList());
        assertThat(made.get(0).text()).isEqualTo("Message 44 " + "x".repeat(300));
    }

    @Test
    void moreThanAnybodyGetsIsNotTold() {
        make(MadeList.PAGE * MadeList.MOST_PAGES + 1);

        assertThat(made(before)).isEmpty();
        assertThat(made(Instant.now().plusSeconds(5))).hasValue(List.of());
    }

    @Test
    void anAnswerThatIsNoListSaysNothing() {
        for (JsonObject answer : List.of(
                new JsonObject(),
                new JsonObject().put("messages", "none"),
                new JsonObject().put("messages", new JsonArray().add(new JsonObject().put("sid", "SM1"))),
                new JsonObject().put("calls", new JsonArray()))) {
            twilio.mood(Mood.answering(Answered.json(200, answer)));
            assertThat(made(before)).as(answer.encode()).isEmpty();
        }
    }

    @Test
    void theNextPageIsAskedForNowhereElse() {
        twilio.mood(Mood.answering(Answered.json(
                200,
                new JsonObject()
                        .put("messages", new JsonArray())
                        .put("next_page_uri", "https://elsewhere.example.com/2010-04-01/Messages.json"))));

        assertThat(made(before)).isEmpty();
    }

    @Test
    void whatAnotherNumberOfTheAccountSentIsNotOurs() {
        make(1);
        URI list = URI.create(
                "http://127.0.0.1:" + port + "/2010-04-01/Accounts/" + FakeTwilio.ACCOUNT + "/Messages.json");
        String credentials = "Basic "
                + Base64.getEncoder()
                        .encodeToString((FakeTwilio.ACCOUNT + ":" + FakeTwilio.TOKEN).getBytes(StandardCharsets.UTF_8));

        assertThat(new MadeList(provider.calls(), list, credentials, "+15005550009")
                        .of(NUMBER, before)
                        .await()
                        .atMost(SOON))
                .hasValue(List.of());
    }

    private void make(int messages) {
        for (int i = 0; i < messages; i++) {
            assertThat(api.create("Messages", NUMBER, Map.of("Body", "Message " + i + " " + "x".repeat(300)))
                            .await()
                            .atMost(SOON))
                    .isInstanceOf(Outcome.Delivered.class);
        }
    }

    private Optional<List<TwilioApi.Made>> made(Instant since) {
        return api.made("Messages", NUMBER, since).await().atMost(SOON);
    }
}
