package io.sitrep.notifier.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.chat.FakeSlackHooks;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.chat.ChatContract;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;

@RealService
class SlackChannelTest extends ChatContract {
    @Inject
    SlackChannel channel;

    SlackChannelTest() {
        super(new FakeSlackHooks());
    }

    @Override
    protected Channel channel() {
        return channel;
    }

    @Override
    protected String host() {
        return "https://hooks.slack.com";
    }

    @Override
    protected String path() {
        return "/services/T0/B0/" + key;
    }

    @Override
    protected void callsNobody(JsonObject posted) {
        // Plain text is not read for markup; the line for notifications is.
        assertThat(posted.getJsonArray("blocks").stream().map(JsonObject.class::cast))
                .allSatisfy(block -> assertThat(block.encode()).doesNotContain("mrkdwn"));
        assertThat(posted.getString("text")).doesNotContain("<");
    }
}
