package io.sitrep.incident.page.feed;

import io.sitrep.incident.page.site.Document;
import io.sitrep.incident.page.site.Document.Manners;
import java.nio.charset.StandardCharsets;

/** What a program is told while nothing is known yet. */
final class NotReady {
    private NotReady() {}

    static Document document() {
        return Document.of(
                503,
                "text/plain;charset=UTF-8",
                Manners.OPEN,
                "The status is being loaded".getBytes(StandardCharsets.UTF_8));
    }
}
