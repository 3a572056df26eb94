package io.sitrep.notifier.channel.discord;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.chat.FakeDiscordHooks;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.chat.ChatContract;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;

@RealService
class DiscordChannelTest extends ChatContract {
    @Inject
    DiscordChannel channel;

    DiscordChannelTest() {
        super(new FakeDiscordHooks());
    }

    @Override
    protected Channel channel() {
        return channel;
    }

    @Override
    protected String host() {
        return "https://discord.com";
    }

    @Override
    protected String path() {
        return "/api/webhooks/" + key;
    }

    @Override
    protected void callsNobody(JsonObject posted) {
        assertThat(posted.getJsonObject("allowed_mentions").getJsonArray("parse"))
                .isEmpty();
    }
}
