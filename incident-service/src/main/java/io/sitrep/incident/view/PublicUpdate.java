package io.sitrep.incident.view;

import io.sitrep.incident.domain.Update;
import io.sitrep.incident.domain.UpdateState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the public may know of an update: not who wrote it, nor by which way it came. */
public record PublicUpdate(
        UUID id,
        String publicId,
        String status,
        String state,
        String message,
        String html,
        List<ComponentChangeView> components,
        List<String> regions,
        Map<String, UpdateView.Text> translations,
        Instant createdAt,
        Instant publishedAt,
        Instant editedAt) {

    /** Of one that was retracted the public learns that, and not again what it said. */
    public static PublicUpdate of(Update update) {
        boolean retracted = update.state() == UpdateState.RETRACTED;
        return new PublicUpdate(
                update.id(),
                update.publicId(),
                update.status().wire(),
                update.state().wire(),
                retracted ? "" : update.message(),
                retracted ? "" : MessageHtml.of(update.message()),
                update.components().stream().map(ComponentChangeView::of).toList(),
                update.regions(),
                retracted ? Map.of() : UpdateView.translations(update),
                update.createdAt(),
                update.publishedAt(),
                update.editedAt());
    }
}
