package io.sitrep.incident.outbox;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The events of one decision as they will be sent. */
public final class Told {
    /** By contract; what headers take the producer allows for besides. */
    private static final int LARGEST = 1024 * 1024;

    /** UTF-8 has at most three bytes for one char. */
    private static final int SURELY_FITS = LARGEST / 3;

    private final List<NewEvent> events;
    private final List<String> data;

    Told(List<NewEvent> events, List<String> data) {
        this.events = events;
        this.data = data;
    }

    /** Whether each can be sent at all. */
    public boolean fits() {
        return data.stream()
                .allMatch(text -> text == null
                        || text.length() <= SURELY_FITS
                        || text.getBytes(StandardCharsets.UTF_8).length <= LARGEST);
    }

    List<NewEvent> events() {
        return events;
    }

    String[] data() {
        return data.toArray(String[]::new);
    }
}
