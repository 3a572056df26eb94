package io.sitrep.notifier.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.Mood;
import io.sitrep.fakes.social.FakeMastodon;
import io.sitrep.fakes.social.FakeNetwork;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Earlier;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.channel.social.SocialContract;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Messages;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.StoredPublication.Kind;
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
        network.statuses(posts);
    }

    @Override
    protected Duration window() {
        return Duration.ofHours(3);
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
    void sameWordsAgainAreNotTakenForThoseThatStandInTheThread() {
        clock.move(Duration.ofHours(5));
        Events incident = Events.anIncident();
        String first = posted(Messages.anUpdate(incident, "Still looking."), List.of());
        posted(Messages.anUpdate(incident, "Still looking."), List.of(first));
        assertThat(network.posts()).extracting(FakeNetwork.Post::parent).containsExactly(null, first);
    }

    @Test
    void whatWasPostedBeforeACorrectionIsEdited() {
        Message message = Messages.anUpdate("All is lost.");
        network.mood(Mood.LOSES_ANSWERS);
        assertThat(deliver(message)).isInstanceOf(Outcome.Retry.class);
        network.mood(Mood.WELL);
        Message corrected = Messages.corrected(message, "Nothing is \"lost\" & gone.");
        String id = posted(corrected, List.of());
        assertThat(posted(corrected, List.of())).isEqualTo(id);
        assertThat(arrived()).singleElement().asString().contains("Nothing is \"lost\" & gone.");
        assertThat(network.asked())
                .filteredOn(one -> one.method().equals("PUT"))
                .hasSize(1);
    }

    @Test
    void longThreadIsTakenBackAsFastAsTheServerDeletes() {
        List<String> thread = thread(35);
        Target target = after(new Earlier(thread, thread));
        Message retraction = Messages.as(Kind.RETRACTION, Messages.anUpdate("Please disregard it."));
        assertThat(deliver(retraction, target))
                .isInstanceOfSatisfying(
                        Outcome.Deferred.class,
                        later -> assertThat(later.after()).isEqualTo(Duration.ofMinutes(30)));
        assertThat(network.posts()).extracting(FakeNetwork.Post::id).isEqualTo(thread.subList(0, 5));
        clock.move(Duration.ofMinutes(30));
        assertThat(deliver(retraction, target)).isInstanceOf(Outcome.Delivered.class);
        assertThat(arrived()).isEmpty();
        assertThat(network.asked())
                .filteredOn(one -> one.method().equals("DELETE"))
                .hasSize(35);
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
