package io.sitrep.notifier.channel.googlechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.chat.FakeGoogleChatHooks;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.chat.ChatContract;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;

@RealService
class GoogleChatChannelTest extends ChatContract {
    @Inject
    GoogleChatChannel channel;

    GoogleChatChannelTest() {
        super(new FakeGoogleChatHooks());
    }

    @Override
    protected Channel channel() {
        return channel;
    }

    @Override
    protected String host() {
        return "https://chat.googleapis.com";
    }

    @Override
    protected String path() {
        return "/v1/spaces/" + key + "/messages";
    }

    @Override
    protected String query() {
        return "?key=a&token=" + key;
    }

    @Override
    protected void callsNobody(JsonObject posted) {
        assertThat(posted.getString("text")).doesNotContain("<users").doesNotContain("<!");
    }
}
