package io.sitrep.notifier.channel.x;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.Mood;
import io.sitrep.fakes.social.FakeNetwork;
import io.sitrep.fakes.social.FakeX;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Earlier;
import io.sitrep.notifier.channel.Earlier.Doubt;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.PreviousSecrets;
import io.sitrep.notifier.channel.Sighting;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.channel.social.SocialContract;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Logs;
import io.sitrep.notifier.outside.Messages;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.StoredPublication.Kind;
import io.sitrep.notifier.template.Template;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RealService
class XChannelTest extends SocialContract<FakeX> {
    @ConfigProperty(name = "test.x.port")
    int port;

    private XChannel channel;

    @Override
    protected FakeX start() {
        channel = new XChannel(api, settings, clock);
        return new FakeX(port, clock);
    }

    @Override
    protected Channel channel() {
        return channel;
    }

    @Override
    protected void limitTo(int posts) {
        network.creates(posts);
    }

    @Override
    protected Duration window() {
        return Duration.ofMinutes(15);
    }

    @Override
    protected String secret() {
        return FakeX.TOKEN;
    }

    @Test
    void lostAnswerIsUncertainAndWhenAHumanAsksAgainItIsFoundInsteadOfPostedTwice() {
        Message message = Messages.anUpdate("Heard? 5 < 6 & https://example.com/x?a=1 said");
        network.mood(Mood.LOSES_ANSWERS);
        assertThat(deliver(message)).isInstanceOf(Outcome.Uncertain.class);
        network.mood(Mood.WELL);
        assertThat(posted(message, List.of())).isEqualTo(network.posts().get(0).id());
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void whatMayHaveBeenPostedIsFoundAmongTheAccountsPostsOrIsNotThere() {
        Message message = Messages.anUpdate("Heard?");
        network.mood(Mood.LOSES_ANSWERS);
        assertThat(deliver(message)).isInstanceOf(Outcome.Uncertain.class);

        assertThat(look(message, List.of())).isInstanceOf(Sighting.Unclear.class);
        network.mood(Mood.WELL);
        String post = network.posts().get(0).id();
        assertThat(look(message, List.of())).isEqualTo(new Sighting.Found(post));
        assertThat(look(message, List.of(post))).isInstanceOf(Sighting.NotThere.class);
        assertThat(look(Messages.anUpdate("Never said."), List.of(post))).isInstanceOf(Sighting.NotThere.class);
        assertThat(look(Messages.anUpdate("Never said."), List.of())).isInstanceOf(Sighting.Unclear.class);
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void twoOfOneIncidentAreNotTakenForEachOther() {
        Events incident = Events.anIncident();
        Message first = lost(Messages.anUpdate(incident, "Nobody can pay."));
        Message second = lost(Messages.anUpdate(incident, "We know why."));
        List<FakeNetwork.Post> posts = network.posts();

        assertThat(look(first, List.of()))
                .isEqualTo(new Sighting.Found(posts.get(0).id()));
        assertThat(look(second, List.of()))
                .isEqualTo(new Sighting.Found(posts.get(1).id()));
        assertThat(look(Messages.anUpdate(incident, "Never said."), List.of())).isInstanceOf(Sighting.Unclear.class);
    }

    private Sighting look(Message message, List<String> others) {
        Target target =
                new Target(target().address(), Optional.empty(), PreviousSecrets.NONE, new Earlier(others, List.of()));
        return channel.look(message, target, clock.instant().minusSeconds(30))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    @Test
    void sameWordsAgainAreSaidWithTheirTime() {
        Events incident = Events.anIncident();
        clock.move(Duration.ofHours(-3));
        String first = posted(Messages.anUpdate(incident, "Still looking."), List.of());
        clock.move(Duration.ofHours(3));
        posted(Messages.anUpdate(incident, "Still looking."), List.of(first));
        assertThat(arrived())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("Investigating: Checkout is down\n\n4 Mar 2026, 10:00 (UTC)\n\nStill looking.");
    }

    @Test
    void sameWordsSoonAfterAreNotTakenForThoseThatStandInTheThread() {
        Events incident = Events.anIncident();
        String first = posted(Messages.anUpdate(incident, "Still looking."), List.of());
        String second = posted(Messages.anUpdate(incident, "Still looking."), List.of(first));
        assertThat(network.posts()).extracting(FakeNetwork.Post::id).containsExactly(first, second);
    }

    @Test
    void sameWordsInAPostThatDoesNotShowThemAreSaidWithTheirTimeToo() {
        Template words = Template.parse("{title} {link}");
        Events incident = Events.anIncident();
        String first = posted(Messages.anUpdate(incident, "One.").as(words), List.of());
        posted(Messages.anUpdate(incident, "Two.").as(words), List.of(first));
        assertThat(arrived())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("Investigating: Checkout is down\n\n4 Mar 2026, 10:00 (UTC)\n\nTwo.");
    }

    @Test
    void attemptThatWasNotHeardOfIsLookedForBeforeTheNext() {
        Message message = lost(Messages.anUpdate("Heard?"));
        int asked = posts();
        Outcome outcome = deliver(message, after(new Earlier(List.of(), List.of(), new Doubt(true, List.of()))));
        assertThat(((Outcome.Delivered) outcome).remoteId())
                .isEqualTo(network.posts().get(0).id());
        assertThat(posts()).isEqualTo(asked);
    }

    @Test
    void attemptThatWasNotHeardOfAndIsNotThereIsMadeAgain() {
        Doubt own = new Doubt(true, List.of());
        network.mood(Mood.SILENT);
        Message message = Messages.anUpdate("Anybody?");
        assertThat(deliver(message)).isInstanceOf(Outcome.Uncertain.class);
        assertThat(deliver(message, after(new Earlier(List.of(), List.of(), own))))
                .isInstanceOf(Outcome.Retry.class);
        network.mood(Mood.WELL);
        assertThat(deliver(message, after(new Earlier(List.of(), List.of(), own))))
                .isInstanceOf(Outcome.Delivered.class);
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void retractionTakesBackWhatWasPostedUnheard() {
        String first = posted(Messages.anUpdate("True."), List.of());
        Message mistake = lost(Messages.anUpdate("A mistake."));
        Doubt doubt = new Doubt(false, List.of(mistake, Messages.anUpdate("Never posted.")));
        Target target = after(new Earlier(List.of(first), List.of(), doubt));
        Message retraction = Messages.as(Kind.RETRACTION, Messages.anUpdate("Please disregard it."));
        network.hide();
        assertThat(deliver(retraction, target)).isInstanceOf(Outcome.Retry.class);
        assertThat(arrived()).hasSize(2);
        network.show();
        for (int i = 0; i < 2; i++) {
            assertThat(deliver(retraction, target)).isInstanceOf(Outcome.Delivered.class);
            assertThat(arrived()).singleElement().asString().contains("True.");
        }
    }

    @Test
    void whatIsKnownToStandIsDeletedThoughTheRestCanNotBeSeenWhichIsLookedForAgain() {
        String first = posted(Messages.anUpdate("True."), List.of());
        String second = posted(Messages.anUpdate("A mistake."), List.of(first));
        Message unheard = lost(Messages.anUpdate("Another."));
        Target target = after(new Earlier(List.of(first, second), List.of(second), new Doubt(false, List.of(unheard))));
        Message retraction = Messages.as(Kind.RETRACTION, Messages.anUpdate("Please disregard it."));
        network.hide();
        assertThat(deliver(retraction, target)).isInstanceOf(Outcome.Retry.class);
        assertThat(network.deleted()).containsExactly(second);
        network.show();
        assertThat(deliver(retraction, target)).isInstanceOf(Outcome.Delivered.class);
        assertThat(arrived()).singleElement().asString().contains("True.");
    }

    @Test
    void expiredTokenIsNamedAndNothingIsLost() {
        network.expireToken();
        try (Logs logs = Logs.listen()) {
            assertThat(deliver(Messages.anUpdate("It is us."))).isInstanceOf(Outcome.Retry.class);
            assertThat(deliver(Messages.anUpdate("It is us."))).isInstanceOf(Outcome.Retry.class);
            assertThat(logs.text()).containsOnlyOnce("SITREP_X_TOKEN");
            clock.move(Duration.ofMinutes(5));
            deliver(Messages.anUpdate("It is us."));
            assertThat(logs.text().split("SITREP_X_TOKEN")).hasSize(3);
        }
    }

    /** Posted, and nobody here knows. */
    private Message lost(Message message) {
        network.mood(Mood.LOSES_ANSWERS);
        assertThat(deliver(message)).isInstanceOf(Outcome.Uncertain.class);
        network.mood(Mood.WELL);
        return message;
    }

    private int posts() {
        return (int) network.asked().stream()
                .filter(one -> one.method().equals("POST"))
                .count();
    }

    @Test
    void sameWordsWhereNothingMayBeReadAreLeftToAHuman() {
        Events incident = Events.anIncident();
        posted(Messages.anUpdate(incident, "Still looking."), List.of());
        network.hide();
        assertThat(deliver(Messages.anUpdate(incident, "Still looking."))).isInstanceOf(Outcome.Uncertain.class);
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void whenTheDaysPostsAreUsedUpNobodyAsksBeforeItIsOver() {
        network.createsOfADay(1);
        posted(Messages.anUpdate("The last one today."), List.of());
        clock.move(window());
        assertThat(deliver(Messages.anUpdate("One more.")))
                .isInstanceOfSatisfying(
                        Outcome.Deferred.class,
                        later -> assertThat(later.after())
                                .isEqualTo(Duration.ofDays(1).minus(window())));
        clock.move(Duration.ofDays(1));
        posted(Messages.anUpdate("One more."), List.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    void replyToAPostThatIsGoneRepliesToTheOneBefore(int refusal) {
        network.repliesToNothing(refusal);
        String first = posted(Messages.anUpdate("One."), List.of());
        String second = posted(Messages.anUpdate("Two."), List.of(first));
        network.lose(second);
        posted(Messages.anUpdate("Three."), List.of(first, second));
        assertThat(network.posts().get(1).parent()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "hello, 5",
        "été, 3",
        "調査中, 6",
        "👨‍👩‍👧‍👦, 2",
        "🇮🇹, 2",
        "“das” – bald, 12",
        "see https://status.example.com/incidents/0123456789abcdef, 27",
        "see example.com, 27",
        "part.of/x.y some_thing.com, 47",
        "https://example.com/調査…, 29",
        "https://status.example…, 25",
        "http://localhost/x, 18"
    })
    void textWeighsWhatXSays(String text, int weight) {
        assertThat(Weight.of(text)).isEqualTo(weight);
    }
}
