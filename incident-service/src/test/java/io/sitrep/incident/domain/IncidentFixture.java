package io.sitrep.incident.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Incidents for tests, in the domain's words: {@code anIncident().in(MONITORING).affecting("Meetings")}. */
final class IncidentFixture {
    static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    static final Actor ADA = new Actor("slack:T1:U1", "Ada", Origin.SLACK);

    private Status status = Status.INVESTIGATING;
    private Visibility visibility = Visibility.PUBLIC;
    private List<ComponentChange> components = List.of();

    static IncidentFixture anIncident() {
        return new IncidentFixture();
    }

    IncidentFixture in(Status status) {
        this.status = status;
        return this;
    }

    IncidentFixture internal() {
        visibility = Visibility.INTERNAL;
        return this;
    }

    IncidentFixture affecting(String component) {
        components = List.of(failing(component));
        return this;
    }

    Decision declared() {
        var headline = new Headline("Checkout is down", Map.of(), Severity.SEV1, visibility, List.of(), null, null);
        var first = says("We are investigating.").becoming(status).changing(components);
        return Incident.declare(
                new IncidentKey(UUID.randomUUID(), "k2v9x0q4m7bt", 42),
                new Declaration(headline, null, first.draft()),
                stamp(NOON));
    }

    Incident incident() {
        return declared().after();
    }

    static ComponentChange failing(String name) {
        return new ComponentChange(
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                "code" + name,
                name,
                ComponentStatus.OPERATIONAL,
                ComponentStatus.MAJOR_OUTAGE);
    }

    static Stamp stamp(Instant at) {
        return new Stamp(ADA, at, UUID.randomUUID(), "abcdefghijkl");
    }

    static Draft says(String message) {
        return new Draft(message, null, List.of(), null, null);
    }

    /** An update that is being written. */
    record Draft(
            String message,
            Status status,
            List<ComponentChange> components,
            Visibility visibility,
            Duration nextUpdateIn) {
        Draft becoming(Status next) {
            return new Draft(message, next, components, visibility, nextUpdateIn);
        }

        Draft changing(List<ComponentChange> changes) {
            return new Draft(message, status, changes, visibility, nextUpdateIn);
        }

        Draft internally() {
            return new Draft(message, status, components, Visibility.INTERNAL, nextUpdateIn);
        }

        Draft promising(Duration next) {
            return new Draft(message, status, components, visibility, next);
        }

        UpdateDraft draft() {
            return new UpdateDraft(
                    message, Map.of(), Map.of(), status, components, null, null, nextUpdateIn, true, visibility);
        }
    }
}
