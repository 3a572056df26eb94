package io.sitrep.incident.catalog.entry;

import io.sitrep.incident.domain.Wire;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a template of messages to readers leaves open: {@code {title}}. The notifier fills them; it knows the same ones. */
enum NotificationPlaceholder implements Wire {
    TITLE,
    STATUS,
    IMPACT,
    MESSAGE,
    COMPONENTS,
    REGIONS,
    WORKAROUND,
    NEXT_UPDATE,
    LINK,
    PAGE,
    TIME;

    static String all() {
        return Arrays.stream(values()).map(NotificationPlaceholder::written).collect(Collectors.joining(", "));
    }

    String written() {
        return "{" + wire() + "}";
    }
}
