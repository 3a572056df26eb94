package io.sitrep.incident.page.feed;

import java.time.Instant;
import java.util.List;

/**
 * What happened lately, whatever format it is written in.
 *
 * @param id never changes, wherever the page is moved to
 * @param language tag of the words around what people wrote
 * @param home address of the page
 * @param self address of this very feed
 * @param updated when the newest of its entries was
 * @param entries the last to be changed first
 */
record Feed(
        String id,
        String title,
        String description,
        String language,
        String home,
        String self,
        Instant updated,
        List<Entry> entries) {

    /**
     * An incident or a maintenance.
     *
     * @param id never changes, whatever becomes of it
     * @param title plain text in one line
     * @param language tag of the language the title is in
     * @param html safe, with absolute links
     * @param published when the public first heard of it
     * @param categories what it is about: the components concerned
     */
    record Entry(
            String id,
            String title,
            String language,
            String link,
            String html,
            Instant published,
            Instant updated,
            List<String> categories) {}
}
