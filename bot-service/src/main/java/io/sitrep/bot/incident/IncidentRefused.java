package io.sitrep.bot.incident;

/** The incident service understood and said no; nothing was changed. The message is for the person who asked. */
public class IncidentRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IncidentRefused(String reason) {
        super(reason, null, false, false);
    }
}
