package io.sitrep.incident.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sitrep.incident.domain.Publication;
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
        Instant editedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Postmortem postmortem) {

    /**
     * What the update sums up, as a whole.
     *
     * @param body Markdown
     * @param url where the page shows it
     */
    public record Postmortem(int version, String body, String html, String url) {}

    /** What is said, with what it sums up. */
    public static PublicUpdate of(Publication publication, PageAddress page) {
        var whole = publication.postmortem();
        return of(
                publication.update(),
                whole == null
                        ? null
                        : new Postmortem(
                                whole.version(),
                                whole.body(),
                                MessageHtml.of(whole.body()),
                                page.of(publication.head().key()) + "#postmortem"));
    }

    /** Of one that was retracted the public learns that, and not again what it said. */
    private static PublicUpdate of(Update update, Postmortem postmortem) {
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
                update.editedAt(),
                postmortem);
    }
}
