package io.sitrep.notifier.intake;

import io.sitrep.kit.trace.TraceContext;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One record of {@code sitrep.publications}, read and understood.
 *
 * @param id the CloudEvents id, the same however often the record arrives
 * @param publication null when the type is not one this version reads
 * @param payload the data as it came, to be kept
 */
public record PublicationEvent(UUID id, String type, Publication publication, String payload) {
    /** What happened to an update, or to the incident's head alone. */
    enum Kind {
        /** It is to be told. */
        PUBLISHED,
        /** Its text was changed. */
        CORRECTED,
        /** It is no longer so, and the page says that it was taken back. */
        RETRACTED,
        /** Somebody stopped it while it was going out. */
        STOPPED,
        /** A sign of life for the canary alone. */
        SANG;

        String type() {
            return "io.sitrep." + (this == SANG ? "canary." : "publication.") + word() + ".v1";
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> ofType(String type) {
            for (Kind kind : values()) {
                if (kind.type().equals(type)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /** Placed in a trace, which is kept with it: who is told later, by another process, is told within it. */
    PublicationEvent within(TraceContext trace) {
        int first = payload.indexOf('{') + 1;
        if (publication == null || first == 0 || publication.sequence() == null) {
            return this;
        }
        String placed = payload.substring(0, first) + "\"traceparent\":\"" + trace.traceparent() + "\","
                + payload.substring(first);
        return new PublicationEvent(id, type, publication, placed);
    }

    /** Empty for a type that this version has nothing to do for: it is taken note of and otherwise passed over. */
    Optional<Kind> kind() {
        return Kind.ofType(type);
    }
}
