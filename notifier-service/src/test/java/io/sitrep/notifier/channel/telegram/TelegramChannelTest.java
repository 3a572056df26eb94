package io.sitrep.notifier.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.telegram.FakeTelegram;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.ChannelContract;
import io.sitrep.notifier.channel.Earlier;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.PreviousSecrets;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.outside.Messages;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealService
class TelegramChannelTest extends ChannelContract {
    private static final String CHAT = "7734123";
    private static final String BOT = FakeTelegram.TOKEN.substring(0, FakeTelegram.TOKEN.indexOf(':'));

    @Inject
    TelegramChannel channel;

    @ConfigProperty(name = "test.telegram.port")
    int port;

    private FakeTelegram telegram;

    @BeforeEach
    void open() {
        telegram = new FakeTelegram(port);
        telegram.start(CHAT);
    }

    @AfterEach
    void close() {
        telegram.close();
    }

    @Override
    protected Channel channel() {
        return channel;
    }

    @Override
    protected Target target() {
        return reachedBy(BOT, CHAT);
    }

    private static Target reachedBy(String bot, String chat) {
        return new Target(chat, Optional.empty(), PreviousSecrets.NONE, Earlier.NONE, Optional.ofNullable(bot));
    }

    @Override
    protected void otherSide(Behaviour behaviour) {
        telegram.mood(
                switch (behaviour) {
                    case ACCEPTS -> Mood.WELL;
                    case REFUSES ->
                        Mood.answering(error(400, "Bad Request: can't parse entities " + FakeTelegram.TOKEN));
                    case DOES_NOT_KNOW_US -> Mood.answering(error(401, "Unauthorized " + FakeTelegram.TOKEN));
                    case IS_BUSY -> Mood.answering(error(429, "Too Many Requests: retry after 5"));
                    case IS_AWAY -> Mood.answering(error(503, "Service Unavailable"));
                    case IS_SILENT -> Mood.SILENT;
                    case NEVER_ENDS -> Mood.ENDLESS;
                });
    }

    private static Answered error(int status, String description) {
        JsonObject error =
                new JsonObject().put("ok", false).put("error_code", status).put("description", description);
        return Answered.json(
                status, status == 429 ? error.put("parameters", new JsonObject().put("retry_after", 5)) : error);
    }

    @Override
    protected List<String> arrived() {
        return telegram.in(CHAT);
    }

    @Override
    protected List<String> secrets() {
        return List.of(FakeTelegram.TOKEN, CHAT, Messages.TOKEN);
    }

    @Test
    void busyTelegramSaysWhenToComeAgain() {
        otherSide(Behaviour.IS_BUSY);
        assertThat(deliver(Messages.anUpdate("Later.")))
                .isEqualTo(new Outcome.Retry("Telegram does not take it now", Duration.ofSeconds(5), "429"));
    }

    @Test
    void whoeverStoppedTheBotOrNeverStartedItIsSwitchedOff() {
        otherSide(Behaviour.ACCEPTS);
        telegram.stop(CHAT);
        assertThat(deliver(Messages.anUpdate("Hello."))).isInstanceOf(Outcome.Gone.class);
        assertThat(told(reachedBy(BOT, "99"))).isInstanceOf(Outcome.Gone.class);
    }

    @Test
    void whomAnotherBotReachedIsNotSwitchedOff() {
        otherSide(Behaviour.ACCEPTS);
        for (String another : new String[] {"110201542", null}) {
            assertThat(told(reachedBy(another, "99"))).isInstanceOf(Outcome.Rejected.class);
        }
    }

    private Outcome told(Target target) {
        return channel.deliver(Messages.anUpdate("Hello."), target).await().atMost(Duration.ofSeconds(30));
    }

    @Test
    void lostAnswerIsUncertain() {
        telegram.mood(Mood.LOSES_ANSWERS);
        assertThat(deliver(Messages.anUpdate("Heard?"))).isInstanceOf(Outcome.Uncertain.class);
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void nobodyIsCalledAndNothingIsMarkup() {
        otherSide(Behaviour.ACCEPTS);
        deliver(Messages.anUpdate("@ada <b>bold</b> _x_"));
        assertThat(arrived()).singleElement().asString().contains("@\u200Bada <b>bold</b> _x_");
    }
}
