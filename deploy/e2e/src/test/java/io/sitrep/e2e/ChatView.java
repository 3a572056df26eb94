package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.fakes.talk.Chat;
import io.sitrep.fakes.talk.Chat.Posted;
import io.sitrep.fakes.talk.Chat.Room;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is to be seen of incidents on one platform. */
final class ChatView {
    private final Chat chat;
    private final Duration patience;

    ChatView(Chat chat, Duration patience) {
        this.chat = chat;
        this.patience = patience;
    }

    /** The room once all that belongs there is there: what it is about, the card, the ways out. */
    Room furnished(String title) {
        return await().atMost(patience)
                .until(
                        () -> room(title),
                        found -> found.filter(room ->
                                        room.isFurnished() && room.pins().size() == 1)
                                .isPresent())
                .orElseThrow();
    }

    Optional<Room> room(String title) {
        return rooms(title).stream().findFirst();
    }

    List<Room> rooms(String title) {
        String slug = title.toLowerCase(Locale.ROOT).replace(' ', '-');
        return chat.rooms().stream()
                .filter(room -> room.name().matches("inc-\\d+-" + slug + ".*"))
                .toList();
    }

    /** What is pinned in the incident's room. */
    Posted pinned(String title) {
        Room room = room(title).orElseThrow();
        return chat.in(room.id()).stream()
                .filter(message -> message.id().equals(room.pins().get(0)))
                .findFirst()
                .orElseThrow();
    }

    /** The cards about an incident in a channel. */
    List<Posted> about(String channel, String title) {
        return chat.in(channel).stream()
                .filter(Posted::publicByTheBot)
                .filter(message -> message.words().matches("(?s).*INC-\\d+: " + title + ".*"))
                .toList();
    }

    void awaitWords(String channel, String title, String... words) {
        await().atMost(patience).untilAsserted(() -> {
            Optional<Posted> card = about(channel, title).stream().findFirst();
            assertThat(card).isPresent();
            assertThat(card.orElseThrow().words()).contains(words);
        });
    }
}
