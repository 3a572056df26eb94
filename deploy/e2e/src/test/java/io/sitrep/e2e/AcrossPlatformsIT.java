package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.fakes.talk.Chat;
import io.sitrep.fakes.talk.Chat.Heard;
import io.sitrep.fakes.talk.Chat.Posted;
import io.sitrep.fakes.talk.Chat.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One incident, worked on in Slack and in Discord at once: it is the same one, and so are the people. */
@ExtendWith(ConnectedSuite.Shared.class)
class AcrossPlatformsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The promise is one second: what is told there is in the bench's figures, on a machine that does nothing else. */
    private static final Duration APART = Duration.ofSeconds(3);

    private static final Duration LOOK = Duration.ofMillis(20);

    private final Admin admin;
    private final Chat slack;
    private final Chat discord;

    AcrossPlatformsIT(ConnectedSuite connected) {
        admin = new Admin(connected.suite());
        slack = connected.slack();
        discord = connected.discord();
    }

    @BeforeEach
    void somebodyListens() {
        await().atMost(PATIENCE).until(() -> slack.isReached() && discord.isReached());
    }

    @Test
    void whatIsDeclaredInOneAndUpdatedInTheOtherAndResolvedElsewhereReadsAlikeInBoth() {
        String title = "Everything is slow";
        slack.ada().types(slack.incidents(), "/incident declare SEV2 " + title);
        Room there = new ChatView(discord, PATIENCE).furnished(title);
        new ChatView(slack, PATIENCE).furnished(title);

        discord.ada().types(there.id(), "/incident update It is the network.");
        bothSayAtOnce(title, "It is the network.");
        assertThat(admin.incident(title).getList("updates.author")).containsOnly("Ada Lovelace");

        String ref = admin.incident(title).getString("ref");
        admin.post(ref, "{\"message\":\"A cable was pulled.\",\"status\":\"resolved\"}");
        bothSayAtOnce(title, "A cable was pulled.");
        bothSay(title, "Resolved");
        for (Chat chat : List.of(slack, discord)) {
            assertThat(new ChatView(chat, PATIENCE).about(chat.incidents(), title))
                    .hasSize(1);
            assertThat(new ChatView(chat, PATIENCE).rooms(title)).hasSize(1);
        }
    }

    @Test
    void whoeverReadsOfItInOnePlatformSeesWhereItsRoomIsInTheOther() {
        String title = "Nobody finds the room";
        discord.bob().types(discord.incidents(), "/incident declare SEV3 " + title);
        Room inSlack = new ChatView(slack, PATIENCE).furnished(title);
        Room inDiscord = new ChatView(discord, PATIENCE).furnished(title);

        new ChatView(slack, PATIENCE).awaitWords(slack.incidents(), title, inDiscord.id(), "(Discord)");
        new ChatView(discord, PATIENCE).awaitWords(discord.incidents(), title, inSlack.id(), "(Slack)");
        new ChatView(slack, PATIENCE).awaitWords(inSlack.id(), title, inDiscord.id());
        new ChatView(discord, PATIENCE).awaitWords(inDiscord.id(), title, inSlack.id());

        for (Chat chat : List.of(slack, discord)) {
            Heard shown = chat.bob().types(chat.incidents(), "/incident show " + ref(title));
            await().atMost(PATIENCE).until(() -> shown.answer().get().isPresent());
            assertThat(shown.answer().get().orElseThrow()).contains("Slack", inSlack.id(), "Discord", inDiscord.id());
        }
        admin.post(ref(title), "{\"message\":\"Found.\",\"status\":\"resolved\"}");
    }

    @Test
    void whoLeadsIsOnePersonWhicheverPlatformTheySpeakFrom() {
        String title = "Who leads this";
        slack.bob().types(slack.incidents(), "/incident declare SEV3 " + title);
        await().atMost(PATIENCE).until(() -> ref(title) != null);

        discord.bob().types(discord.incidents(), "/incident lead " + ref(title));
        await().atMost(PATIENCE)
                .until(() -> "Bob Ross".equals(admin.incident(title).getString("commander")));
        bothSay(title, "Bob Ross");
        slack.ada()
                .types(
                        slack.incidents(),
                        "/incident lead " + ref(title) + " <@" + slack.ada().id() + ">");
        bothSay(title, "Ada Lovelace");

        assertThat(admin.incident(title).getList("roles.findAll { it.role == 'commander' }.person"))
                .containsExactly("Ada Lovelace");
        assertThat(admin.timeline(ref(title)).getList("items.author"))
                .doesNotContainNull()
                .contains("Bob Ross");
        admin.post(ref(title), "{\"message\":\"Done.\",\"status\":\"resolved\"}");
    }

    private String ref(String title) {
        return admin.incident(title).getString("ref");
    }

    /** The cards, wherever they stand: those of the incidents channels, and those that are pinned in the rooms. */
    private void bothSayAtOnce(String title, String words) {
        Standstill.watched();
        Map<String, Instant> seen = new LinkedHashMap<>();
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(LOOK).until(() -> {
            for (Chat chat : List.of(slack, discord)) {
                ChatView view = new ChatView(chat, PATIENCE);
                notedOnce(seen, "announced in " + chat.name(), view.about(chat.incidents(), title), words);
                notedOnce(seen, "pinned in " + chat.name(), List.of(view.pinned(title)), words);
            }
            return seen.size() == 4;
        });
        Duration apart = Standstill.lived(Collections.min(seen.values()), Collections.max(seen.values()));
        System.out.println("the cards say \"" + words + "\" within " + apart.toMillis() + " ms: " + seen);
        assertThat(apart).as(seen.toString()).isLessThanOrEqualTo(APART);
    }

    private static void notedOnce(Map<String, Instant> seen, String where, List<Posted> cards, String words) {
        if (cards.stream().anyMatch(card -> card.words().contains(words))) {
            seen.putIfAbsent(where, Instant.now());
        }
    }

    private void bothSay(String title, String words) {
        for (Chat chat : List.of(slack, discord)) {
            new ChatView(chat, PATIENCE).awaitWords(chat.incidents(), title, words);
        }
    }
}
