package io.sitrep.notifier.intake;

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
        STOPPED;

        String type() {
            return "io.sitrep.publication." + word() + ".v1";
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

    /** Empty for a type that this version has nothing to do for: it is taken note of and otherwise passed over. */
    Optional<Kind> kind() {
        return Kind.ofType(type);
    }
}
