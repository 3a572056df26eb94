package io.sitrep.notifier.channel.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.FakeProvider;
import io.sitrep.fakes.chat.FakeDiscordHooks;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.chat.ChatContract;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@RealService
class DiscordChannelTest extends ChatContract {
    private final FakeDiscordHooks fake = new FakeDiscordHooks();

    @Inject
    DiscordChannel channel;

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
        return "https://discord.com/api/webhooks/1/" + key;
    }

    @Override
    protected List<JsonObject> posted() {
        return fake.posted(path()).stream().map(FakeDiscordHooks.Posted::body).toList();
    }

    @Override
    protected void takeTheHookAway() {
        fake.takeAway(path());
    }

    @Override
    protected void callsNobody(JsonObject posted) {
        assertThat(posted.getJsonObject("allowed_mentions").getJsonArray("parse"))
                .isEmpty();
    }

    private String path() {
        return "/api/webhooks/1/" + key;
    }
}
