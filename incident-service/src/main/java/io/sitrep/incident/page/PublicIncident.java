package io.sitrep.incident.page;

import io.sitrep.incident.domain.Impact;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.view.MessageHtml;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An incident, or a maintenance, as the public was last told of it.
 *
 * @param version grows with each change of it
 * @param status as last told, which may be behind what responders know
 * @param workaround Markdown, or null
 * @param updatedAt when the public last learned anything of it
 * @param monitoringAt when it last came to be monitored, or null
 * @param resolvedAt null while it is open
 * @param nextUpdateAt by when more was promised, or null
 * @param shortlink address it had where it was imported from, or null
 * @param window of a maintenance, or null
 * @param components those concerned, as this incident holds them
 * @param updates newest first
 * @param postmortem that was published of it, or null
 */
public record PublicIncident(
        Kind kind,
        UUID id,
        String publicId,
        long number,
        long version,
        String title,
        Status status,
        Impact impact,
        String workaround,
        Instant startedAt,
        Instant createdAt,
        Instant updatedAt,
        Instant monitoringAt,
        Instant resolvedAt,
        Instant nextUpdateAt,
        String shortlink,
        Window window,
        List<HeldComponent> components,
        List<PublicUpdate> updates,
        PublicPostmortem postmortem) {

    /**
     * When a maintenance is to be.
     *
     * @param over whether it is history, also where its own record never said so, as imported ones may not
     */
    public record Window(Instant from, Instant until, boolean over) {}

    public PublicIncident {
        components = List.copyOf(components);
        updates = List.copyOf(updates);
    }

    public boolean open() {
        return status.isOpen() && !(window != null && window.over);
    }

    /** Whether how its components do is worth saying: of what is over, or has not begun, it is not. */
    public boolean showsComponents() {
        return open() && (!planned() || underWay());
    }

    public boolean planned() {
        return kind == Kind.MAINTENANCE;
    }

    /** Whether its work is under way. */
    public boolean underWay() {
        return open() && status.isUnderWay();
    }

    public String ref() {
        return kind.prefix() + number;
    }

    /** Whether a reference of any of the three kinds means this incident. */
    public boolean isCalled(String reference) {
        return publicId.equals(reference)
                || ref().equalsIgnoreCase(reference)
                || id.toString().equalsIgnoreCase(reference);
    }

    /** When it was over for the reader; imported history holds incidents that were resolved before they started. */
    public Instant endedAt() {
        Instant end = resolvedAt == null && window != null ? window.until : resolvedAt;
        return end == null || end.isBefore(startedAt) ? startedAt : end;
    }

    /** How long it lasted, never less than nothing. */
    public Duration lasted() {
        return Duration.between(startedAt, endedAt());
    }

    /** The workaround as safe HTML; there has to be one. */
    public String workaroundHtml() {
        return MessageHtml.of(workaround);
    }

    /** The last thing said and not taken back, as safe HTML; null when nothing was. */
    public String lastMessage() {
        return updates.stream()
                .filter(update -> !update.retracted())
                .findFirst()
                .map(PublicUpdate::html)
                .orElse(null);
    }

    /** When the public last heard of it. */
    public Instant lastWordAt() {
        return updates.stream().map(PublicUpdate::at).max(Instant::compareTo).orElse(startedAt);
    }
}
