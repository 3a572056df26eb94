package io.sitrep.notifier.intake;

import java.util.UUID;

/**
 * One record of {@code sitrep.publications}, read and understood.
 *
 * @param id the CloudEvents id, the same however often the record arrives
 * @param publication null when the type is not one this version reads
 * @param payload the data as it came, to be kept
 */
public record PublicationEvent(UUID id, String type, Publication publication, String payload) {
    static final String PUBLISHED = "io.sitrep.publication.published.v1";

    /** Types that this version has nothing to do for are taken note of and otherwise passed over. */
    boolean isPublished() {
        return PUBLISHED.equals(type);
    }
}
