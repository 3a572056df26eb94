package io.sitrep.notifier.channel.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.chat.ChatHooks;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.channel.ChannelContract;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Registration;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.outside.Messages;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the incoming webhooks of every chat keep to. */
public abstract class ChatContract extends ChannelContract {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Secret: whoever knows it can post. */
    protected final String key = "k" + UUID.randomUUID();

    private final ChatHooks fake;

    protected ChatContract(ChatHooks fake) {
        this.fake = fake;
    }

    /** Of a hook that is there, made with the key. */
    protected abstract String path();

    /** What follows the path in the hook's URL. */
    protected String query() {
        return "";
    }

    /** A hook as the chat itself makes them, up to its path. */
    protected abstract String host();

    @BeforeEach
    final void makeTheHook() {
        fake.make(path());
    }

    @AfterEach
    final void close() {
        fake.close();
    }

    private List<JsonObject> posted() {
        return fake.posted(path()).stream().map(ChatHooks.Posted::body).toList();
    }

    private String genuine() {
        return host() + path() + query();
    }

    @Override
    protected final Target target() {
        return new Target(fake.url() + path() + query(), Optional.empty());
    }

    @Override
    protected final List<String> secrets() {
        return List.of(key, Messages.TOKEN);
    }

    @Override
    protected final List<String> arrived() {
        return posted().stream().map(ChatContract::texts).toList();
    }

    @Override
    protected final void otherSide(Behaviour behaviour) {
        fake.mood(
                switch (behaviour) {
                    case ACCEPTS -> Mood.WELL;
                    case REFUSES -> Mood.answering(Answered.text(400, "invalid_payload " + key));
                    case DOES_NOT_KNOW_US -> Mood.answering(Answered.text(403, "action_prohibited " + key));
                    case IS_BUSY ->
                        Mood.answering(Answered.text(429, "slow down").with("Retry-After", "7"));
                    case IS_AWAY -> Mood.answering(Answered.text(503, "away"));
                    case IS_SILENT -> Mood.SILENT;
                    case NEVER_ENDS -> Mood.ENDLESS;
                });
    }

    @Test
    void busyChatSaysWhenToComeAgain() {
        otherSide(Behaviour.IS_BUSY);
        assertThat(deliver(Messages.anUpdate("Later.")))
                .isEqualTo(new Outcome.Retry("the chat does not take it now", Duration.ofSeconds(7), "429"));
    }

    @Test
    void lostAnswerIsUncertainAndNotPostedAgain() {
        fake.mood(Mood.LOSES_ANSWERS);
        assertThat(deliver(Messages.anUpdate("Heard?"))).isInstanceOf(Outcome.Uncertain.class);
        assertThat(posted()).hasSize(1);
        fake.mood(Mood.answering(Answered.text(500, "oops")));
        assertThat(deliver(Messages.anUpdate("Heard?"))).isInstanceOf(Outcome.Uncertain.class);
    }

    @Test
    void whereNobodyListensNothingWasPosted() {
        fake.goAway();
        try {
            assertThat(deliver(Messages.anUpdate("Anybody?"))).isInstanceOf(Outcome.Retry.class);
        } finally {
            fake.comeBack();
        }
    }

    @Test
    void hookThatWasTakenAwayIsSwitchedOff() {
        otherSide(Behaviour.ACCEPTS);
        fake.takeAway(path());
        assertThat(deliver(Messages.anUpdate("Bye."))).isInstanceOf(Outcome.Gone.class);
    }

    @Test
    void statusTitleAndLinkAreThere() {
        otherSide(Behaviour.ACCEPTS);
        deliver(Messages.anUpdate("We look into it."));
        assertThat(arrived().get(0)).contains("Checkout is down", "We look into it.", "https://status.example.com/");
    }

    @Test
    void nobodyIsCalledByWhatAnIncidentSays() {
        otherSide(Behaviour.ACCEPTS);
        deliver(Messages.anUpdate("<!channel> <@U123> <users/all> @everyone"));
        assertThat(posted()).singleElement().satisfies(this::callsNobody);
    }

    /** In the chat's own syntax. */
    protected abstract void callsNobody(JsonObject posted);

    @Test
    void hookOfTheChatIsTakenAndNoOther() {
        assertThat(channel()
                        .register(new Registration(genuine(), Optional.empty()))
                        .await()
                        .atMost(SOON)
                        .address())
                .isEqualTo(genuine());
        for (String wrong : List.of(
                genuine().replace("https://", "http://"),
                genuine().replaceFirst("https://[^/]+", "https://evil.example.com"),
                genuine().replaceFirst("(https://[^/]+)", "$1.evil.example.com"),
                genuine().replaceFirst("(https://[^/]+)", "$1:8443"),
                genuine().replaceFirst("https://", "https://u:p@"),
                "not a url",
                "https:///nowhere")) {
            assertThatThrownBy(() -> channel()
                            .register(new Registration(wrong, Optional.empty()))
                            .await()
                            .atMost(SOON))
                    .as(wrong)
                    .isInstanceOf(ProblemException.class);
        }
    }

    /** All a reader sees of it. */
    private static String texts(Object value) {
        List<String> all = new ArrayList<>();
        if (value instanceof JsonObject object) {
            object.forEach(field -> all.add(texts(field.getValue())));
        } else if (value instanceof JsonArray array) {
            array.forEach(element -> all.add(texts(element)));
        } else {
            all.add(String.valueOf(value));
        }
        return String.join("\n", all);
    }
}
