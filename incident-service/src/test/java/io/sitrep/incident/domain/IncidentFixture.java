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
    private PublicationPolicy policy = PublicationPolicy.AT_ONCE;

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
        var headline = new Headline(
                "Checkout is down",
                Map.of(),
                Severity.SEV1,
                visibility,
                List.of(),
                null,
                Cause.UNKNOWN,
                DataImpact.UNKNOWN);
        var first = says("We are investigating.").becoming(status).changing(components);
        return Incident.declare(
                new IncidentKey(UUID.randomUUID(), "k2v9x0q4m7bt", 42),
                new Declaration(headline, null, null, null, first.draft()),
                policy,
                stamp(NOON));
    }

    IncidentFixture under(PublicationPolicy wanted) {
        policy = wanted;
        return this;
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
                ComponentStatus.MAJOR_OUTAGE,
                null);
    }

    static Stamp stamp(Instant at) {
        return new Stamp(ADA, at, UUID.randomUUID(), "abcdefghijkl");
    }

    static Stamp stamp(Instant at, Actor actor) {
        return new Stamp(actor, at, UUID.randomUUID(), "abcdefghijkl");
    }

    static Decision say(Incident incident, UpdateDraft draft, Stamp stamp) {
        return new Publishing(incident, PublicationPolicy.AT_ONCE).post(draft, stamp);
    }

    static Draft says(String message) {
        return new Draft(message, null, List.of(), null, null, null);
    }

    /** An update that is being written. */
    record Draft(
            String message,
            Status status,
            List<ComponentChange> components,
            Visibility visibility,
            Duration nextUpdateIn,
            Publish publish) {
        Draft becoming(Status next) {
            return new Draft(message, next, components, visibility, nextUpdateIn, publish);
        }

        Draft changing(List<ComponentChange> changes) {
            return new Draft(message, status, changes, visibility, nextUpdateIn, publish);
        }

        Draft internally() {
            return new Draft(message, status, components, Visibility.INTERNAL, nextUpdateIn, publish);
        }

        Draft promising(Duration next) {
            return new Draft(message, status, components, visibility, next, publish);
        }

        Draft asking(Publish wish) {
            return new Draft(message, status, components, visibility, nextUpdateIn, wish);
        }

        UpdateDraft draft() {
            var effects = new Effects(status, components, null, null, Map.of(), nextUpdateIn, false);
            return new UpdateDraft(message, Map.of(), effects, true, visibility, publish);
        }
    }
}
