package io.sitrep.notifier.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.FakeProvider;
import io.sitrep.fakes.chat.FakeSlackHooks;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.chat.ChatContract;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@RealService
class SlackChannelTest extends ChatContract {
    private final FakeSlackHooks fake = new FakeSlackHooks();

    @Inject
    SlackChannel channel;

    @BeforeEach
    void makeTheHook() {
        fake.make(path());
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Override
    protected Channel channel() {
        return channel;
    }

    @Override
    protected FakeProvider fake() {
        return fake;
    }

    @Override
    protected String hook() {
        return path();
    }

    @Override
    protected String genuine() {
        return "https://hooks.slack.com/services/T0/B0/" + key;
    }

    @Override
    protected List<JsonObject> posted() {
        return fake.posted(path()).stream().map(FakeSlackHooks.Posted::body).toList();
    }

    @Override
    protected void takeTheHookAway() {
        fake.takeAway(path());
    }

    @Override
    protected void callsNobody(JsonObject posted) {
        // Plain text is not read for markup; the line for notifications is.
        assertThat(posted.getJsonArray("blocks").stream().map(JsonObject.class::cast))
                .allSatisfy(block -> assertThat(block.encode()).doesNotContain("mrkdwn"));
        assertThat(posted.getString("text")).doesNotContain("<");
    }

    private String path() {
        return "/services/T0/B0/" + key;
    }
}
