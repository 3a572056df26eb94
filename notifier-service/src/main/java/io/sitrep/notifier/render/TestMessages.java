package io.sitrep.notifier.render;

import com.fasterxml.uuid.Generators;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.intake.Impact;
import io.sitrep.notifier.intake.Publication;
import jakarta.inject.Singleton;
import java.net.URI;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes messages about nothing, for operators who want to see whether a channel works. Each says in the reader's words that it is a test; a
 * machine reads the kind {@code test}, of something that has no impact and is over.
 */
@Singleton
public class TestMessages {
    private static final String NAME = "TEST";
    private static final String PUBLIC_ID = "000000000000";
    private static final String OVER = "resolved";

    private final Settings settings;
    private final Clock clock;

    TestMessages(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @param key of the delivery it would be */
    public Message of(UUID key, Reader reader) {
        Words words = Words.of(reader);
        String title = words.get("test.title");
        String text = MessageFormat.format(words.get("test.text"), settings.pageName());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        StoredPublication publication = new StoredPublication(
                key, 0, StoredPublication.Kind.TEST, publication(title, text, now), Impact.NONE, now);
        // Nobody is subscribed by it, so nothing can be managed but a new subscription.
        URI subscribe = URI.create(settings.notifierPublicUrl().toString().replaceAll("/+$", "") + "/subscribe");
        return new Message(
                key, publication, reader, new Wording(title, text, Optional.empty(), true), subscribe, subscribe);
    }

    private Publication publication(String title, String text, Instant now) {
        String page = settings.publicUrl().toString();
        Publication.Incident head = new Publication.Incident(
                Generators.timeBasedEpochGenerator().generate(),
                PUBLIC_ID,
                NAME,
                title,
                OVER,
                null,
                Impact.NONE.word(),
                page,
                null,
                null,
                now,
                now,
                now,
                now,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                Map.of());
        Publication.Change change = new Publication.Change(
                Generators.timeBasedEpochGenerator().generate(),
                OVER,
                text,
                null,
                List.of(),
                List.of(),
                Map.of(),
                now,
                now,
                null,
                null);
        return new Publication(1L, "system", false, head, change);
    }
}
