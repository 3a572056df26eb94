package io.sitrep.incident.domain;

/**
 * How often an incident has changed.
 *
 * @param version grows by one with each change; what If-Match is held against
 * @param facts last sequence number used on the topic of facts
 * @param publications last sequence number used on the topic of publications
 */
public record Revision(long version, long facts, long publications) {
    static final Revision NONE = new Revision(0, 0, 0);

    Revision next(boolean told) {
        return new Revision(version + 1, facts + 1, told ? publications + 1 : publications);
    }
}
