package io.sitrep.notifier.channel.googlechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.FakeProvider;
import io.sitrep.fakes.chat.FakeGoogleChatHooks;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.chat.ChatContract;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@RealService
class GoogleChatChannelTest extends ChatContract {
    private final FakeGoogleChatHooks fake = new FakeGoogleChatHooks();

    @Inject
    GoogleChatChannel channel;

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
        return path() + "?key=a&token=" + key;
    }

    @Override
    protected String genuine() {
        return "https://chat.googleapis.com/v1/spaces/AAAA/messages?key=a&token=" + key;
    }

    @Override
    protected List<JsonObject> posted() {
        return fake.posted(path()).stream()
                .map(FakeGoogleChatHooks.Posted::body)
                .toList();
    }

    @Override
    protected void takeTheHookAway() {
        fake.takeAway(path());
    }

    @Override
    protected void callsNobody(JsonObject posted) {
        assertThat(posted.getString("text")).doesNotContain("<users").doesNotContain("<!");
    }

    private String path() {
        return "/v1/spaces/" + key + "/messages";
    }
}
