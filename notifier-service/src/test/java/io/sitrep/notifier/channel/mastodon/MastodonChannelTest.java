package io.sitrep.notifier.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.Mood;
import io.sitrep.fakes.social.FakeMastodon;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.social.SocialContract;
import io.sitrep.notifier.outside.Messages;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.render.Message;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@RealService
class MastodonChannelTest extends SocialContract<FakeMastodon> {
    @ConfigProperty(name = "test.mastodon.port")
    int port;

    private MastodonChannel channel;

    @Override
    protected FakeMastodon start() {
        channel = new MastodonChannel(api, settings, clock);
        return new FakeMastodon(port, clock);
    }

    @Override
    protected Channel channel() {
        return channel;
    }

    @Override
    protected void limitTo(int posts) {
        network.requests(posts);
    }

    @Override
    protected Duration window() {
        return Duration.ofMinutes(5);
    }

    @Override
    protected String secret() {
        return FakeMastodon.TOKEN;
    }

    @Test
    void lostAnswerIsNotPostedTwiceAlsoWhenTheServerHasForgottenTheKey() {
        Message message = Messages.anUpdate("Heard? <b>5 & 6</b> \"it's\" https://example.com/x?a=1&b=2 said.\nYes.");
        network.mood(Mood.LOSES_ANSWERS);
        assertThat(deliver(message)).isInstanceOf(Outcome.Retry.class);
        network.mood(Mood.WELL);
        String id = posted(message, List.of());
        clock.move(Duration.ofHours(5));
        assertThat(posted(message, List.of())).isEqualTo(id);
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void whatWaitedForLongIsPostedWhenItIsNotThere() {
        for (int i = 0; i < 12; i++) {
            posted(Messages.anUpdate("Number " + i), List.of());
        }
        Message message = Messages.anUpdate("Held for hours.");
        clock.move(Duration.ofHours(5));
        posted(message, List.of());
        assertThat(arrived()).hasSize(13).last().asString().contains("Held for hours.");
    }

    @Test
    void asLongAsTheServerTakesIt() {
        network.characters(2_000);
        String said = "We look into it. ".repeat(90);
        posted(Messages.anUpdate(said), List.of());
        assertThat(arrived()).singleElement().asString().contains(said.strip()).doesNotContain("…");
    }

    @Test
    void replyToAPostThatIsGoneRepliesToTheOneBefore() {
        String first = posted(Messages.anUpdate("One."), List.of());
        String second = posted(Messages.anUpdate("Two."), List.of(first));
        network.lose(second);
        posted(Messages.anUpdate("Three."), List.of(first, second));
        assertThat(network.posts().get(1).parent()).isEqualTo(first);
        assertThat(network.posts().get(1).language()).isEqualTo("en");
    }
}
