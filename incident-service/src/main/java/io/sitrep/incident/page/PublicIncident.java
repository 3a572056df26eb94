package io.sitrep.incident.page;

import io.sitrep.incident.domain.Cause;
import io.sitrep.incident.domain.DataImpact;
import io.sitrep.incident.domain.Impact;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.view.MessageHtml;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An incident, or a maintenance, as the public was last told of it.
 *
 * @param title in the default language
 * @param titles in other languages, by language tag
 * @param status as last told, which may be behind what responders know
 * @param workaround Markdown, or null
 * @param updatedAt when the public last learned anything of it
 * @param monitoringAt when it last came to be monitored, or null
 * @param resolvedAt null while it is open
 * @param nextUpdateAt by when more was promised, or null
 * @param shortlink address it had where it was imported from, or null
 * @param window of a maintenance, or null
 * @param details what else is known of it
 * @param components those concerned, as this incident holds them
 * @param updates newest first
 * @param postmortem that was published of it, or null
 */
public record PublicIncident(
        Kind kind,
        UUID id,
        String publicId,
        long number,
        String title,
        Map<String, String> titles,
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
        Details details,
        List<HeldComponent> components,
        List<PublicUpdate> updates,
        PublicPostmortem postmortem) {

    /**
     * When a maintenance is to be.
     *
     * @param over whether it is history, also where its own record never said so, as imported ones may not
     */
    public record Window(Instant from, Instant until, boolean over) {}

    /**
     * What else is known of it.
     *
     * @param regions codes of where it is, as it was declared or edited
     */
    public record Details(List<String> regions, Cause cause, DataImpact dataImpact) {
        public Details {
            regions = List.copyOf(regions);
        }
    }

    public PublicIncident {
        titles = Map.copyOf(titles);
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
        if (calledOff()) {
            return resolvedAt;
        }
        Instant end = resolvedAt == null && window != null ? window.until : resolvedAt;
        return end == null || end.isBefore(startedAt) ? startedAt : end;
    }

    /** Whether it is a plan that was given up before it began, and so has lasted at no time. */
    public boolean calledOff() {
        return status == Status.CANCELLED && resolvedAt != null && resolvedAt.isBefore(startedAt);
    }

    /** How long it lasted, never less than nothing. */
    public Duration lasted() {
        return calledOff() ? Duration.ZERO : Duration.between(startedAt, endedAt());
    }

    /** That a cause is unknown is an answer too; not of what came from another page, nor beside a postmortem, which tells it. */
    public boolean showsCause() {
        return !planned() && (details.cause().state() != Cause.State.UNKNOWN || !imported() && postmortem == null);
    }

    /** Until somebody may say of users' data that it was or was not harmed, nothing is said. */
    public boolean showsDataImpact() {
        return details.dataImpact().state() != DataImpact.State.UNKNOWN;
    }

    /** The workaround as safe HTML; there has to be one. */
    public String workaroundHtml() {
        return MessageHtml.of(workaround);
    }

    /** The last thing said and not taken back; null when nothing was. */
    public PublicUpdate lastUpdate() {
        return updates.stream()
                .filter(update -> !update.retracted())
                .findFirst()
                .orElse(null);
    }

    /** Whether it came from another page, which had its own way of telling causes. */
    public boolean imported() {
        return shortlink != null;
    }

    /** When the public last heard of it. */
    public Instant lastWordAt() {
        return updates.stream().map(PublicUpdate::at).max(Instant::compareTo).orElse(startedAt);
    }
}
