package io.sitrep.notifier.channel.googlechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.chat.FakeGoogleChatHooks;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.chat.ChatContract;
import io.sitrep.notifier.outside.Messages;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.render.Message;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

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

    @Test
    void whatAHumanAsksForAgainIsTheSameRequest() {
        otherSide(Behaviour.ACCEPTS);
        Message message = Messages.anUpdate("Heard?");
        Outcome first = deliver(message);
        assertThat(deliver(message)).isEqualTo(first);
        assertThat(arrived()).hasSize(1);
    }

    @Override
    protected void callsNobody(JsonObject posted) {
        assertThat(posted.getString("text")).doesNotContain("<users").doesNotContain("<!");
    }
}
