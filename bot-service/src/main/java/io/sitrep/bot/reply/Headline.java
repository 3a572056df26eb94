package io.sitrep.bot.reply;

import java.net.URI;
import java.util.List;

/**
 * What an answer shows of an incident.
 *
 * @param untranslated languages of the page in which its newest update is not there
 */
public record Headline(String ref, String title, String severity, String status, URI page, List<String> untranslated) {
    public Headline {
        untranslated = List.copyOf(untranslated);
    }
}
