package io.sitrep.incident.console.subscribers;

import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.notifier.Refused;
import io.sitrep.incident.console.subscribers.People.Report;

/**
 * A list of subscribers that is handed in.
 *
 * @param text what was typed, or a short file's content, so that it need not be chosen again
 * @param report what became of it, or would; null before it was sent
 */
public record ImportScreen(Screen screen, String text, Report report, Refused refused) {}
