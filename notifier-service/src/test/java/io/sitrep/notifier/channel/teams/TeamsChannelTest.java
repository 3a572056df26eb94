package io.sitrep.notifier.channel.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.chat.FakeTeamsHooks;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.chat.ChatContract;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;

@RealService
class TeamsChannelTest extends ChatContract {
    @Inject
    TeamsChannel channel;

    TeamsChannelTest() {
        super(new FakeTeamsHooks());
    }

    @Override
    protected Channel channel() {
        return channel;
    }

    @Override
    protected String host() {
        return "https://prod-1.westeurope.logic.azure.com";
    }

    @Override
    protected String path() {
        return "/workflows/" + key;
    }

    @Override
    protected String query() {
        return "?api-version=2016-06-01&sig=s";
    }

    @Override
    protected void callsNobody(JsonObject posted) {
        // A card mentions whom its entities name; this one has none.
        assertThat(posted.encode()).doesNotContain("msteams", "<at>");
    }
}
