package io.sitrep.notifier.channel.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.FakeProvider;
import io.sitrep.fakes.chat.FakeTeamsHooks;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.chat.ChatContract;
import io.sitrep.notifier.outside.RealService;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@RealService
class TeamsChannelTest extends ChatContract {
    private final FakeTeamsHooks fake = new FakeTeamsHooks();

    @Inject
    TeamsChannel channel;

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
        return path() + "?api-version=2016-06-01&sig=s";
    }

    @Override
    protected String genuine() {
        return "https://prod-1.westeurope.logic.azure.com/workflows/" + key + "?api-version=2016-06-01&sig=s";
    }

    @Override
    protected List<JsonObject> posted() {
        return fake.posted(path()).stream().map(FakeTeamsHooks.Posted::body).toList();
    }

    @Override
    protected void takeTheHookAway() {
        fake.takeAway(path());
    }

    @Override
    protected void callsNobody(JsonObject posted) {
        // A card mentions whom its entities name; this one has none.
        assertThat(posted.encode()).doesNotContain("msteams", "<at>");
    }

    private String path() {
        return "/workflows/" + key;
    }
}
