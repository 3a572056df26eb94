package io.sitrep.incident.broken.console;

import io.sitrep.incident.command.PostUpdate;

/** Breaks the rule that what is done on a screen is done by the API's resources. */
public class ScreenThatCommands {
    PostUpdate past;
}
