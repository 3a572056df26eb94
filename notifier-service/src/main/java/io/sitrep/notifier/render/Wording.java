package io.sitrep.notifier.render;

import java.util.Optional;

/**
 * The words of an update in the reader's language as far as it was translated, else as they were written.
 *
 * @param html the message as sanitised HTML, where the producer made one in this language
 * @param translated false when the message is not in the reader's language
 */
public record Wording(String title, String message, Optional<String> html, boolean translated) {}
