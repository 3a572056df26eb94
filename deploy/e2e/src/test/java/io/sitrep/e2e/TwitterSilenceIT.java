package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.lessThan;

import io.restassured.path.json.JsonPath;
import io.sitrep.embedded.FreePort;
import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.social.FakeBluesky;
import io.sitrep.fakes.social.FakeMastodon;
import io.sitrep.fakes.social.FakeNetwork;
import io.sitrep.fakes.social.FakeNetwork.Post;
import io.sitrep.fakes.social.FakeX;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The network on which people would have been told is the thing that is down. */
class TwitterSilenceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STILL = Duration.ofSeconds(8);
    private static final String TITLE = "People can not post or like";

    private final FakeX x = new FakeX(0, Clock.systemUTC());
    private final FakeMastodon mastodon = new FakeMastodon(0, Clock.systemUTC());
    private final FakeBluesky bluesky = new FakeBluesky(0, Clock.systemUTC());
    private RunningSuite suite;
    private Admin admin;
    private Mails mails;

    @BeforeEach
    void start(@TempDir Path directory) {
        suite = new RunningSuite(directory.resolve("data"))
                .with("SITREP_X_URL", x.url().toString())
                .with("SITREP_X_TOKEN", FakeX.TOKEN)
                .with("SITREP_MASTODON_URL", mastodon.url().toString())
                .with("SITREP_MASTODON_TOKEN", FakeMastodon.TOKEN)
                .with("SITREP_BLUESKY_URL", bluesky.url().toString())
                .with("SITREP_BLUESKY_HANDLE", FakeBluesky.HANDLE)
                .with("SITREP_BLUESKY_PASSWORD", FakeBluesky.PASSWORD)
                .with("SITREP_DELIVERY_RETRY_SCHEDULE", "1s,1s,2s,2s,5s,5s,5s,5s,10s,10s,10s,10s")
                .with("SITREP_FAILOVER_AFTER", "3s")
                .start();
        admin = new Admin(suite);
        mails = new Mails(suite);
    }

    @AfterEach
    void stop() {
        suite.close();
        x.close();
        mastodon.close();
        bluesky.close();
    }

    @Test
    void networkGoesDarkMidIncidentAndNobodyIsLeftWithoutWordOrToldTwice() {
        follow("x", null, "fan@example.com");
        follow("mastodon", null, "elephant@example.com");
        follow("webhook", "http://127.0.0.1:" + FreePort.find() + "/gone", "ops@example.com");

        String ref = admin.declare(TITLE, "SEV2");
        List.of(x, mastodon, bluesky)
                .forEach(network ->
                        await().atMost(PATIENCE).until(() -> network.posts().size() == 1));
        awaitMails("ops@example.com", 1);

        x.goAway();
        update(ref, "A technical issue. Nothing else is known yet.", "identified");
        awaitPosts(2);
        awaitMails("fan@example.com", 1);
        awaitMails("ops@example.com", 2);

        update(ref, "It was the load. People can post again.", "resolved");
        awaitPosts(3);
        awaitMails("fan@example.com", 2);
        awaitMails("ops@example.com", 3);

        x.comeBack();
        await().atMost(PATIENCE).until(() -> x.posts().size() == 2);

        await().during(STILL).atMost(PATIENCE).until(() -> x.posts().size() == 2 && mailsTo("fan@example.com") == 2);
        assertThat(x.posts().get(1).text()).contains("People can post again");
        List.of(x, mastodon, bluesky).forEach(TwitterSilenceIT::isOneThread);
        assertThat(mailsTo("elephant@example.com"))
                .as("told on the network that works")
                .isZero();
        assertThat(mailsTo("ops@example.com")).isEqualTo(3);
        figuresAddUp(ref);
    }

    /**
     * @param posted how many posts there are when it is back: what was not sent because it did not even show its posts still is
     * @param uncertain deliveries: posts on X of which nobody knows, each with the one of the reader who follows there
     */
    record Dark(Mood mood, int posted, int uncertain) {}

    static Stream<Named<Dark>> waysToBeDark() {
        return Stream.of(
                Named.of("takes everything and never answers", new Dark(Mood.SILENT, 2, 2)),
                Named.of("says that it is away", new Dark(Mood.answering(Answered.empty(503)), 1, 4)));
    }

    /** Whether it has what it was sent nobody knows then: that is not sent again, and its followers are told elsewhere. */
    @ParameterizedTest
    @MethodSource("waysToBeDark")
    void networkThatIsDarkButThereIsSentNothingTwiceAndItsFollowersAreToldElsewhere(Dark dark) {
        follow("x", null, "fan@example.com");
        follow("mastodon", null, "elephant@example.com");
        String ref = admin.declare(TITLE, "SEV2");
        List.of(x, mastodon, bluesky)
                .forEach(network ->
                        await().atMost(PATIENCE).until(() -> network.posts().size() == 1));

        x.mood(dark.mood());
        update(ref, "A technical issue. Nothing else is known yet.", "identified");
        awaitPosts(2);
        awaitMails("fan@example.com", 1);
        update(ref, "It was the load. People can post again.", "resolved");
        awaitPosts(3);
        awaitMails("fan@example.com", 2);
        x.mood(Mood.WELL);

        await().atMost(PATIENCE).until(() -> x.posts().size() == dark.posted());
        await().during(STILL)
                .atMost(PATIENCE)
                .until(() -> x.posts().size() == dark.posted()
                        && counts(ref).getInt("uncertain") == dark.uncertain()
                        && mailsTo("fan@example.com") == 2);
        reopen(ref, "It did not hold.");
        await().atMost(PATIENCE).until(() -> x.posts().size() == dark.posted() + 1);
        assertThat(x.posts()).noneMatch(post -> post.text().contains("Nothing else is known yet"));
        List.of(x, mastodon, bluesky).forEach(TwitterSilenceIT::isOneThread);
        assertThat(mailsTo("elephant@example.com")).isZero();
        assertThat(mailsTo("fan@example.com")).isEqualTo(2);
    }

    private void reopen(String ref, String message) {
        admin.request()
                .body(Map.of("message", message))
                .post(suite.incident("/api/v1/incidents/" + ref + "/reopen"))
                .then()
                .statusCode(lessThan(300));
    }

    /** The first stands by itself, each further one replies to the one before. */
    private static void isOneThread(FakeNetwork network) {
        List<Post> posts = network.posts();
        assertThat(posts.get(0).parent()).isNull();
        for (int i = 1; i < posts.size(); i++) {
            assertThat(posts.get(i).parent()).isEqualTo(posts.get(i - 1).id());
        }
    }

    private void figuresAddUp(String ref) {
        JsonPath counts = counts(ref);
        assertThat(counts.getInt("failed_over"))
                .as("twice the reader who follows on X, three times the dead webhook's")
                .isEqualTo(5);
        assertThat(counts.getInt("superseded")).as("the second post on X").isEqualTo(1);
        assertThat(counts.getInt("unreachable")).isZero();
        assertThat(counts.getInt("delivered")
                        + counts.getInt("failed_over")
                        + counts.getInt("superseded")
                        + counts.getInt("dead"))
                .isEqualTo(counts.getInt("planned"));
    }

    private JsonPath counts(String ref) {
        return admin.request()
                .get(suite.notifier("/api/v1/incidents/" + ref + "/deliveries"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void follow(String channel, String address, String fallback) {
        Map<String, Object> way = Map.of("channel", "email", "address", fallback);
        Map<String, Object> wanted = address == null
                ? Map.of("channel", channel, "fallback", List.of(way))
                : Map.of("channel", channel, "address", address, "fallback", List.of(way));
        // While it is starting it may know nobody yet.
        await().atMost(PATIENCE)
                .until(() -> admin.request()
                                .body(wanted)
                                .post(suite.notifier("/api/v1/subscribers"))
                                .statusCode()
                        == 201);
    }

    private void update(String ref, String message, String status) {
        admin.request()
                .body(Map.of("message", message, "status", status))
                .post(suite.incident("/api/v1/incidents/" + ref + "/updates"))
                .then()
                .statusCode(201);
    }

    private void awaitPosts(int number) {
        List.of(mastodon, bluesky)
                .forEach(network ->
                        await().atMost(PATIENCE).until(() -> network.posts().size() == number));
    }

    private void awaitMails(String address, int number) {
        await().atMost(PATIENCE).until(() -> mailsTo(address) == number);
    }

    private int mailsTo(String address) {
        List<MimeMessage> all = mails.to(address, TITLE);
        return all.size();
    }
}
