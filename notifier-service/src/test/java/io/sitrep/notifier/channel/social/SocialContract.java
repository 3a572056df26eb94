package io.sitrep.notifier.channel.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.social.FakeNetwork;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.ChannelContract;
import io.sitrep.notifier.channel.Earlier;
import io.sitrep.notifier.channel.Earlier.Doubt;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.PreviousSecrets;
import io.sitrep.notifier.channel.Rate;
import io.sitrep.notifier.channel.Registration;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.channel.http.ProviderApi;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Logs;
import io.sitrep.notifier.outside.Messages;
import io.sitrep.notifier.outside.MovedClock;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.StoredPublication.Kind;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all social networks keep to: threads, retractions, followers, texts without mentions, the network's own pace. */
public abstract class SocialContract<F extends FakeNetwork> extends ChannelContract {
    protected final MovedClock clock = new MovedClock();

    @Inject
    protected ProviderApi api;

    @Inject
    protected Settings settings;

    protected F network;

    /** The network, and the channel as it is when its process starts. */
    protected abstract F start();

    /** It takes no more than this many posts within {@link #window}. */
    protected abstract void limitTo(int posts);

    protected abstract Duration window();

    /** What the account proves itself with. */
    protected abstract String secret();

    @BeforeEach
    void open() {
        network = start();
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Override
    protected final Target target() {
        return after(Earlier.NONE);
    }

    @Override
    protected void otherSide(Behaviour behaviour) {
        network.mood(
                switch (behaviour) {
                    case ACCEPTS -> Mood.WELL;
                    case REFUSES -> Mood.answering(error(400));
                    case DOES_NOT_KNOW_US -> Mood.answering(error(401));
                    case IS_BUSY -> Mood.answering(error(429).with("Retry-After", "3"));
                    case IS_AWAY -> Mood.answering(error(503));
                    case IS_SILENT -> Mood.SILENT;
                    case NEVER_ENDS -> Mood.ENDLESS;
                });
    }

    private Answered error(int status) {
        return Answered.json(status, new JsonObject().put("error", secret()).put("detail", secret()));
    }

    @Override
    protected final List<String> arrived() {
        return network.posts().stream().map(FakeNetwork.Post::text).toList();
    }

    @Override
    protected final List<String> secrets() {
        return List.of(secret(), Messages.TOKEN);
    }

    @Test
    void threadBeginsWithAPostThatStandsAloneAndEachLaterOneRepliesToTheLast() {
        String first = posted(Messages.anUpdate("One."), List.of());
        String second = posted(Messages.anUpdate("Two."), List.of(first));
        posted(Messages.as(Kind.CORRECTION, Messages.anUpdate("Two and a half.")), List.of(first, second));
        List<FakeNetwork.Post> posts = network.posts();
        assertThat(posts)
                .extracting(FakeNetwork.Post::parent)
                .containsExactly(null, posts.get(0).id(), posts.get(1).id());
        assertThat(posts.get(2).text()).startsWith("Correction: Checkout is down");
    }

    @Test
    void replyToAPostThatIsGoneIsPostedNevertheless() {
        String first = posted(Messages.anUpdate("One."), List.of());
        String second = posted(Messages.anUpdate("Two."), List.of(first));
        network.lose(network.posts().get(1).id());
        posted(Messages.anUpdate("Three."), List.of(first, second));
        assertThat(arrived()).hasSize(2).last().asString().contains("Three.");
    }

    @Test
    void retractionDeletesWhatItTakesBackHoweverOftenItIsTried() {
        String first = posted(Messages.anUpdate("True."), List.of());
        String second = posted(Messages.anUpdate("A mistake."), List.of(first));
        Message retraction = Messages.as(Kind.RETRACTION, Messages.anUpdate("Please disregard it."));
        Target target = after(new Earlier(List.of(first, second), List.of(second)));
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThat(deliver(retraction, target)).isInstanceOf(Outcome.Delivered.class);
            assertThat(arrived()).singleElement().asString().contains("True.");
        }
        assertThat(network.deleted()).hasSize(1);
    }

    @Test
    void whatTheNetworkDoesNotDeleteIsCorrectedInAReply() {
        String first = posted(Messages.anUpdate("A mistake."), List.of());
        network.keepEverything();
        Message retraction = Messages.as(Kind.RETRACTION, Messages.anUpdate("Please disregard it."));
        assertThat(deliver(retraction, after(new Earlier(List.of(first), List.of(first)))))
                .isInstanceOf(Outcome.Delivered.class);
        List<FakeNetwork.Post> posts = network.posts();
        assertThat(posts).hasSize(2);
        assertThat(posts.get(1).parent()).isEqualTo(posts.get(0).id());
        assertThat(posts.get(1).text()).contains("Please disregard it.");
    }

    /** Its earlier words are nowhere: what may be it keeps the retraction from being over, unless it is known by its name. */
    @Test
    void whatWasPostedUnheardInWordsThatWereCorrectedSinceIsNotForgotten() {
        posted(Messages.anUpdate("Somebody has logged in."), List.of());
        Events incident = Events.anIncident();
        Message unheard = Messages.anUpdate(incident, "It was the cat.");
        network.mood(Mood.LOSES_ANSWERS);
        deliver(unheard);
        network.mood(Mood.WELL);
        Doubt doubt = new Doubt(false, List.of(Messages.corrected(unheard, "It was the dog.")));
        Message retraction = Messages.as(Kind.RETRACTION, Messages.anUpdate(incident, "Please disregard it."));

        Outcome outcome = deliver(retraction, after(new Earlier(List.of(), List.of(), doubt)));

        boolean isGone = arrived().stream().noneMatch(text -> text.contains("the cat"));
        assertThat(outcome).isInstanceOf(isGone ? Outcome.Delivered.class : Outcome.Retry.class);
    }

    @Test
    void whatIsNotDeletedNowIsDeletedLater() {
        String first = posted(Messages.anUpdate("A mistake."), List.of());
        Message retraction = Messages.as(Kind.RETRACTION, Messages.anUpdate("Please disregard it."));
        Target target = after(new Earlier(List.of(first), List.of(first)));
        for (Behaviour behaviour : List.of(Behaviour.IS_AWAY, Behaviour.IS_SILENT)) {
            otherSide(behaviour);
            assertThat(deliver(retraction, target)).isInstanceOf(Outcome.Retry.class);
        }
        otherSide(Behaviour.ACCEPTS);
        assertThat(deliver(retraction, target)).isInstanceOf(Outcome.Delivered.class);
        assertThat(arrived()).isEmpty();
    }

    @Test
    void retractionGoesFromTheNewestToTheOldestAndEndsAtTheFirstThatStaysForNow() {
        List<String> thread = thread(3);
        Message retraction = Messages.as(Kind.RETRACTION, Messages.anUpdate("Please disregard it."));
        network.stumble(1);
        assertThat(deliver(retraction, after(new Earlier(thread, thread)))).isInstanceOf(Outcome.Retry.class);
        assertThat(network.deleted()).isEmpty();
        List<String> newestFirst = new ArrayList<>();
        network.posts().forEach(post -> newestFirst.add(0, post.id()));
        assertThat(deliver(retraction, after(new Earlier(thread, thread)))).isInstanceOf(Outcome.Delivered.class);
        assertThat(network.deleted()).isEqualTo(newestFirst);
    }

    /** @return so many posts, each a reply to the one before, oldest first */
    protected final List<String> thread(int posts) {
        List<String> thread = new ArrayList<>();
        for (int i = 0; i < posts; i++) {
            thread.add(posted(Messages.anUpdate("Number " + i), thread));
        }
        return thread;
    }

    @Test
    void whatAnOperatorCanMendWaitsAndIsSaidOnceInAWhile() {
        posted(Messages.anUpdate("Before."), List.of());
        for (int status : List.of(302, 402, 403, 404, 409)) {
            try (Logs logs = Logs.listen()) {
                network.mood(Mood.answering(error(status)));
                for (int i = 0; i < 3; i++) {
                    assertThat(deliver(Messages.anUpdate("Nobody pays."))).isInstanceOf(Outcome.Retry.class);
                }
                assertThat(logs.text())
                        .containsOnlyOnce("answers " + status)
                        .contains("SITREP_" + channel().name().toUpperCase(Locale.ROOT));
            }
            clock.move(Duration.ofMinutes(5));
        }
    }

    @Test
    void testIsPostedAndDeletedAtOnce() {
        assertThat(test()).isInstanceOf(Outcome.Delivered.class);
        assertThat(arrived()).isEmpty();
        assertThat(network.deleted()).hasSize(1);
    }

    @Test
    void testThatIsNotDeletedAtOnceIsDeletedTheSecondTime() {
        network.stumble(1);
        assertThat(test()).isInstanceOf(Outcome.Delivered.class);
        assertThat(arrived()).isEmpty();
    }

    @Test
    void testThatStaysIsNamed() {
        network.keepEverything();
        assertThat(test())
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        left -> assertThat(left.reason())
                                .contains(network.posts().get(0).id()));
    }

    private Outcome test() {
        return deliver(Messages.as(Kind.TEST, Messages.anUpdate("Only a test.")), new Target("", Optional.empty()));
    }

    @Test
    void nobodyIsMentionedAndLinksAndMailAddressesStayAsTheyAre() {
        posted(
                Messages.anUpdate("@ada é@bob RT@carol \uFF20dave (@erin) _@frank #down"
                        + " ada@example.com https://example.com/@gina."),
                List.of());
        FakeNetwork.Post post = network.posts().get(0);
        assertThat(post.mentioned()).isEmpty();
        assertThat(post.text()).contains("#down", " ada@example.com", "https://example.com/@gina.");
    }

    @Test
    void everyTextIsShortEnoughAndKeepsItsLink() {
        for (String said : List.of(
                "We look into it. ".repeat(60),
                "👨‍👩‍👧‍👦".repeat(600),
                "調査中です。".repeat(200),
                "Z̸̢̛a̸l̸g̸o̸ ".repeat(200),
                "See https://status.example.com/a/very/long/path and example.com! ".repeat(20),
                "@a ".repeat(300),
                "Wir prüfen “das” – bald mehr. ".repeat(40))) {
            Message message = Messages.anUpdate(said);
            posted(message, List.of());
            assertThat(arrived().get(arrived().size() - 1))
                    .startsWith("Investigating: Checkout is down\n\n")
                    .endsWith(message.publication().said().incident().url())
                    .contains("…");
        }
    }

    @Test
    void timesComeWithTheirZone() {
        Message message =
                Messages.anUpdate(Events.anIncident().promising("2026-03-04T10:30:00.000Z"), "We look into it.");
        posted(message, List.of());
        assertThat(arrived()).singleElement().asString().contains("Next update by: 4 Mar 2026, 10:30 (UTC)");
    }

    @Test
    void whoFollowsNeedsNoAddressAndGetsNoPostOfTheirOwn() {
        assertThat(channel().needsAddress()).isFalse();
        assertThat(channel().asksFirst()).isFalse();
        for (String nothing : new String[] {null, "", " "}) {
            assertThat(registered(nothing)).isEmpty();
        }
        assertThatThrownBy(() -> registered("@ada"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo("address")))
                .hasMessageNotContaining("@ada");
        assertThat(deliver(Messages.anUpdate("Hello."), new Target("", Optional.empty())))
                .isInstanceOf(Outcome.Rejected.class);
        assertThat(network.asked()).isEmpty();
    }

    @Test
    void whenNothingIsLeftNobodyAsksBeforeThereIs() {
        limitTo(1);
        posted(Messages.anUpdate("The last one."), List.of());
        assertThat(channel().rate()).contains(new Rate(1.0 / window().toSeconds(), 0));
        int asked = network.asked().size();
        assertThat(deliver(Messages.anUpdate("One more.")))
                .isInstanceOfSatisfying(
                        Outcome.Deferred.class,
                        later -> assertThat(later.after()).isEqualTo(window()));
        assertThat(network.asked()).hasSize(asked);
        clock.move(window());
        posted(Messages.anUpdate("One more."), List.of());
        assertThat(arrived()).hasSize(2);
    }

    @Test
    void tooManyAreTriedAgainWhenTheNetworkCountsAnew() {
        limitTo(0);
        assertThat(deliver(Messages.anUpdate("One too many.")))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class, later -> assertThat(later.after()).isEqualTo(window()));
    }

    /** @return the network's name for it, as the ledger keeps it */
    protected final String posted(Message message, List<String> thread) {
        Outcome outcome = deliver(message, after(new Earlier(thread, List.of())));
        assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
        return ((Outcome.Delivered) outcome).remoteId();
    }

    protected final Outcome deliver(Message message, Target target) {
        return channel().deliver(message, target).await().atMost(Duration.ofSeconds(30));
    }

    private String registered(String address) {
        return channel()
                .register(new Registration(address, Optional.empty()))
                .await()
                .atMost(Duration.ofSeconds(30))
                .address();
    }

    protected static Target after(Earlier earlier) {
        return new Target("account", Optional.empty(), PreviousSecrets.NONE, earlier);
    }
}
