package io.sitrep.local.slack;

import java.util.regex.Pattern;

/** Slack's way of writing, as a window shows it. Source: https://docs.slack.dev/messaging/formatting-message-text, read 2026-11-23. */
final class Mrkdwn {
    private static final Pattern LABELLED = Pattern.compile("<[^<>|]+\\|([^<>]*)>");
    private static final Pattern BARE = Pattern.compile("<([^<>]+)>");

    private Mrkdwn() {}

    /** A link by its label, a moment by its words (the reader's own zone is not known here), and no character escaped. */
    static String read(String text) {
        String linked = LABELLED.matcher(text).replaceAll("$1");
        return BARE.matcher(linked)
                .replaceAll("$1")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
