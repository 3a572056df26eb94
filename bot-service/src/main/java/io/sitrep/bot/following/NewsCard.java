package io.sitrep.bot.following;

import io.sitrep.bot.reply.Card;
import io.sitrep.bot.reply.Text;
import io.sitrep.bot.rooms.card.RoomWords;
import io.sitrep.bot.rooms.card.RoomWords.Words;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** An update as a channel that follows sees it, in the page's own language. */
@Singleton
class NewsCard {
    private final Words words;

    NewsCard(RoomWords words) {
        this.words = words.usual();
    }

    Card of(Publication publication) {
        Publication.Subject subject = publication.incident();
        String status = publication.change().status();
        List<Text> lines = new ArrayList<>();
        if (publication.isTakenBack()) {
            lines.add(Text.plain(words.of("news.retracted")));
        } else {
            if ("corrected".equals(publication.change().state())) {
                lines.add(Text.plain(words.of("news.corrected")));
            }
            String message = publication.change().message();
            lines.add(Text.quoted(message == null ? "" : message));
        }
        if (subject.url() != null) {
            lines.add(Text.of().link(subject.url(), words.of("bookmark.page")).line());
        }
        return new Card(
                Text.plain(subject.ref() + ": " + subject.title()),
                tone(subject, status),
                List.of(new Card.Fact(words.of("fact.status"), Text.plain(words.named("status", status)))),
                lines,
                List.of());
    }

    private static Card.Tone tone(Publication.Subject subject, String status) {
        if ("resolved".equals(status) || "completed".equals(status) || "postmortem".equals(status)) {
            return Card.Tone.OVER;
        }
        return switch (subject.severity() == null ? "" : subject.severity()) {
            case "SEV1" -> Card.Tone.WORST;
            case "SEV2" -> Card.Tone.BAD;
            case "SEV3" -> Card.Tone.WARNING;
            default -> Card.Tone.CALM;
        };
    }
}
