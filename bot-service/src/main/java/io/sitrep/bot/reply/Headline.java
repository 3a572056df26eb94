package io.sitrep.bot.reply;

import java.net.URI;

/**
 * What an answer shows of an incident. Title, severity and status are empty when they could not be read.
 *
 * @param isInternal whether it concerns nobody outside; also when that could not be read
 */
public record Headline(String ref, String title, String severity, String status, URI page, boolean isInternal) {
    /** The same, with something said of it that concerns nobody outside. */
    public Headline inside() {
        return new Headline(ref, title, severity, status, page, true);
    }
}
