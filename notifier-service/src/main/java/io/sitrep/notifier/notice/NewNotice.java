package io.sitrep.notifier.notice;

import java.util.List;

/**
 * What people of the house are to be told.
 *
 * @param key the sender's name for it
 * @param to mail addresses in normal form, each once
 */
public record NewNotice(String key, String subject, String text, List<String> to) {
    public NewNotice {
        to = List.copyOf(to);
    }

    /** Without the words and the addresses. */
    @Override
    public String toString() {
        return "NewNotice[key=" + key + "]";
    }
}
