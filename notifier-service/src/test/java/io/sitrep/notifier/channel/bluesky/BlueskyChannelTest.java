package io.sitrep.notifier.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.fakes.Mood;
import io.sitrep.fakes.social.FakeBluesky;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Earlier;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.social.SocialContract;
import io.sitrep.notifier.outside.Logs;
import io.sitrep.notifier.outside.Messages;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.StoredPublication.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@RealService
class BlueskyChannelTest extends SocialContract<FakeBluesky> {
    private static final Duration SOON = Duration.ofSeconds(30);

    @ConfigProperty(name = "test.bluesky.port")
    int port;

    private BlueskyChannel channel;

    @Override
    protected FakeBluesky start() {
        channel = new BlueskyChannel(api, settings, clock);
        return new FakeBluesky(port, clock);
    }

    @Override
    protected Channel channel() {
        return channel;
    }

    /** What is refused is a post: by then somebody has logged in. */
    @Override
    protected void otherSide(Behaviour behaviour) {
        if (behaviour == Behaviour.REFUSES) {
            super.otherSide(Behaviour.ACCEPTS);
            deliver(Messages.anUpdate("Before."));
        }
        super.otherSide(behaviour);
    }

    @Override
    protected void limitTo(int posts) {
        network.points(3 * posts);
    }

    @Override
    protected Duration window() {
        return Duration.ofHours(1);
    }

    @Override
    protected String secret() {
        return FakeBluesky.PASSWORD;
    }

    @Test
    void lostAnswerIsNotPostedTwice() {
        Message message = Messages.anUpdate("Heard?");
        posted(Messages.anUpdate("Somebody has logged in."), List.of());
        network.mood(Mood.LOSES_ANSWERS);
        assertThat(deliver(message)).isInstanceOf(Outcome.Retry.class);
        network.mood(Mood.WELL);
        assertThat(posted(message, List.of())).isEqualTo(posted(message, List.of()));
        assertThat(arrived()).hasSize(2);
    }

    @Test
    void sessionIsKeptAndRenewedOnceForAllWhoNeedIt() {
        together(8);
        assertThat(network.logins()).isEqualTo(1);
        network.expireAccess();
        together(8);
        assertThat(network.refreshes()).isEqualTo(1);
        assertThat(network.logins()).isEqualTo(1);
        network.expireAll();
        together(8);
        assertThat(network.logins()).isEqualTo(2);
        assertThat(arrived()).hasSize(24);
    }

    private void together(int many) {
        List<Uni<Outcome>> all = Stream.generate(() -> channel.deliver(Messages.anUpdate("All at once."), target()))
                .limit(many)
                .toList();
        assertThat(Uni.join().all(all).andFailFast().await().atMost(SOON))
                .hasOnlyElementsOfType(Outcome.Delivered.class);
    }

    @Test
    void wrongPasswordIsTriedOnceInAQuarterOfAnHour() {
        network.password("changed");
        try (Logs logs = Logs.listen()) {
            for (int i = 0; i < 5; i++) {
                assertThat(deliver(Messages.anUpdate("Let me in.")))
                        .isInstanceOfSatisfying(
                                Outcome.Retry.class,
                                later -> assertThat(later.after()).isEqualTo(Duration.ofMinutes(15)));
            }
            assertThat(logs.text()).containsOnlyOnce("SITREP_BLUESKY_PASSWORD").doesNotContain(FakeBluesky.PASSWORD);
        }
        assertThat(network.logins()).isEqualTo(1);
        network.password(FakeBluesky.PASSWORD);
        clock.move(Duration.ofMinutes(15));
        posted(Messages.anUpdate("Thank you."), List.of());
        assertThat(network.logins()).isEqualTo(2);
    }

    @Test
    void linksAreMarkedByTheirBytes() {
        posted(Messages.anUpdate("Zürich 👨‍👩‍👧 調査中: see https://example.com/ö, please"), List.of());
        JsonObject record = network.record(network.posts().get(0).id());
        byte[] text = record.getString("text").getBytes(StandardCharsets.UTF_8);
        JsonArray facets = record.getJsonArray("facets");
        assertThat(facets).hasSize(2);
        JsonObject index = facets.getJsonObject(0).getJsonObject("index");
        int begins = index.getInteger("byteStart");
        assertThat(new String(text, begins, index.getInteger("byteEnd") - begins, StandardCharsets.UTF_8))
                .isEqualTo("https://example.com/ö");
        assertThat(record.getString("createdAt")).isEqualTo("2026-03-04T10:00:01Z");
        assertThat(record.getJsonArray("langs")).containsExactly("en");
    }

    @Test
    void linkThatWasCutOffIsNoLink() {
        JsonArray facets = Facets.of("https://example.com/a/very.… https://example.com/on… https://example.com/x");
        assertThat(facets).hasSize(1);
        assertThat(facets.getJsonObject(0).encode()).contains("\"https://example.com/x\"");
    }

    @Test
    void whatIsLateHasTheTimeOfTheAttemptThatPostedIt() {
        clock.move(Duration.ofHours(2));
        Message message = Messages.anUpdate("At last.");
        String id = posted(message, List.of());
        clock.move(Duration.ofHours(1));
        assertThat(posted(message, List.of())).isEqualTo(id);
        JsonObject record = network.record(network.posts().get(0).id());
        assertThat(record.getString("createdAt")).isEqualTo("2026-03-04T12:00:00Z");
    }

    @Test
    void whatWasPostedBeforeACorrectionIsTakenAwayAndPostedAnew() {
        posted(Messages.anUpdate("Somebody has logged in."), List.of());
        Message message = Messages.anUpdate("All is lost.");
        network.mood(Mood.LOSES_ANSWERS);
        assertThat(deliver(message)).isInstanceOf(Outcome.Retry.class);
        network.mood(Mood.WELL);
        Message corrected = Messages.corrected(message, "Nothing is lost.");
        assertThat(posted(corrected, List.of())).isEqualTo(posted(corrected, List.of()));
        assertThat(arrived()).hasSize(2).last().asString().contains("Nothing is lost.");
        assertThat(network.deleted()).hasSize(1);
    }

    @Test
    void sessionThatIsRefusedAlsoWhenItIsNewWaits() {
        String first = posted(Messages.anUpdate("Before."), List.of());
        network.distrust();
        try (Logs logs = Logs.listen()) {
            assertThat(deliver(Messages.anUpdate("It is us."))).isInstanceOf(Outcome.Retry.class);
            Message retraction = Messages.as(Kind.RETRACTION, Messages.anUpdate("Please disregard it."));
            assertThat(deliver(retraction, after(new Earlier(List.of(first), List.of(first)))))
                    .isInstanceOf(Outcome.Retry.class);
            assertThat(logs.text()).containsOnlyOnce("SITREP_BLUESKY_PASSWORD");
        }
    }

    @Test
    void repliesNameTheRootAlsoWhenItIsGone() {
        String first = posted(Messages.anUpdate("One."), List.of());
        String second = posted(Messages.anUpdate("Two."), List.of(first));
        String root = network.posts().get(0).id();
        network.lose(root);
        posted(Messages.anUpdate("Three."), List.of(second));
        JsonObject reply = network.record(network.posts().get(1).id()).getJsonObject("reply");
        assertThat(reply.getJsonObject("root").getString("uri")).isEqualTo(root);
        assertThat(reply.getJsonObject("parent").getString("uri"))
                .isEqualTo(network.posts().get(0).id());
    }

    @Test
    void recordKeysAreTimestampsOfTheNetworkAndSortAsTheMessagesDo() {
        List<UUID> messages = List.of(
                UUID.fromString("019a0000-0000-7000-8000-000000000000"),
                UUID.fromString("019a0000-0000-7800-8000-000000000000"),
                UUID.fromString("019a0000-0001-7000-8000-000000000000"),
                UUID.fromString("019b0000-0000-7000-8000-000000000000"));
        List<String> keys = messages.stream().map(key -> RecordKey.of(key, 0)).toList();
        assertThat(keys).isSorted().doesNotHaveDuplicates();
        Stream.concat(
                        keys.stream(),
                        Stream.generate(UUID::randomUUID).limit(100).map(key -> RecordKey.of(key, 0)))
                .forEach(key -> assertThat(key).matches("[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}"));
        assertThat(RecordKey.of(messages.get(0), 1)).isGreaterThan(keys.get(0));
    }
}
