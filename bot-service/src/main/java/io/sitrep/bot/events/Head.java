package io.sitrep.bot.events;

import io.sitrep.kit.trace.LogIds;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * An incident or a maintenance as it stands after an event; as much of it as the bot uses. What has no value is null.
 * Shape: {@code incident-service/contract}.
 */
public record Head(
        UUID id,
        String ref,
        String kind,
        String title,
        String status,
        String severity,
        String impact,
        String visibility,
        String origin,
        URI url,
        Instant startedAt,
        Instant createdAt,
        Instant resolvedAt,
        Instant nextUpdateAt,
        String workaround,
        String commander,
        List<RoleHolder> roles,
        List<Component> components,
        List<String> regions,
        Map<String, URI> links,
        List<Task> tasks,
        String mergedInto,
        boolean drill,
        Instant scheduledFor,
        Instant scheduledUntil) {
    private static final Set<String> ENDS = Set.of("resolved", "postmortem", "completed", "cancelled");

    public Head {
        roles = roles == null ? List.of() : List.copyOf(roles);
        components = components == null ? List.of() : List.copyOf(components);
        regions = regions == null ? List.of() : List.copyOf(regions);
        links = links == null ? Map.of() : Map.copyOf(links);
        tasks = tasks == null ? List.of() : List.copyOf(tasks);
    }

    /** @param id {@code slack:T1:U2}, or null when only the name is known */
    public record RoleHolder(String role, String person, String id) {}

    public record Component(UUID id, String name, String status) {}

    public record Task(UUID id, String text, String assignee, boolean done) {}

    /** What lines of the log about it carry. */
    public LogIds lines() {
        return LogIds.of().incident(id).ref(ref);
    }

    /** An end that waits, for its hold or for another person's approval, is none yet: see {@link #isEndWaiting}. */
    public boolean isOpen() {
        return mergedInto == null && (!ENDS.contains(status) || isEndWaiting());
    }

    /** Whether responders have ended it and nobody outside was told: the promise made to the public still runs. */
    public boolean isEndWaiting() {
        return isIncident() && ENDS.contains(status) && resolvedAt == null && mergedInto == null;
    }

    public boolean isIncident() {
        return "incident".equals(kind);
    }

    public boolean isInternal() {
        return "internal".equals(visibility);
    }

    /** What was taken over from another tool's history concerns nobody on duty. */
    public boolean isImported() {
        return "import".equals(origin);
    }

    void check() {
        if (id == null || ref == null || kind == null || title == null || status == null || createdAt == null) {
            throw new PoisonEvent("the incident lacks one of id, ref, kind, title, status, created_at");
        }
        if (components.stream().anyMatch(component -> component.id() == null || component.name() == null)) {
            throw new PoisonEvent("a component lacks one of id, name");
        }
    }
}
