package io.sitrep.bot.reply;

import java.util.List;

/** What the bot has to say. {@link Speech} puts it into words; each platform shows those its own way. */
public sealed interface Reply {
    /** Returns whether the person who typed is the only one to see it */
    default boolean isPrivate() {
        return true;
    }

    /**
     * Something was changed.
     *
     * @param deed what was done to it: {@code declared}
     * @param message what was told to the public
     */
    record Happened(String deed, Headline incident, String message) implements Reply {
        @Override
        public boolean isPrivate() {
            return false;
        }
    }

    record OpenIncidents(List<Headline> incidents) implements Reply {
        public OpenIncidents {
            incidents = List.copyOf(incidents);
        }

        @Override
        public boolean isPrivate() {
            return false;
        }
    }

    record Help(List<HelpLine> verbs) implements Reply {
        public Help {
            verbs = List.copyOf(verbs);
        }
    }

    /**
     * It was typed in a way nothing can be done with; nothing was changed.
     *
     * @param usages how the verb meant is typed, or all verbs when it is not known which
     */
    record Misuse(String problem, List<HelpLine> usages) implements Reply {
        public Misuse {
            usages = List.copyOf(usages);
        }
    }

    /**
     * It was understood and is not done; nothing was changed.
     *
     * @param choices incidents to choose from, where that is what is missing
     */
    record Refused(String reason, List<Headline> choices) implements Reply {
        public Refused {
            choices = List.copyOf(choices);
        }

        public static Refused because(String reason) {
            return new Refused(reason, List.of());
        }
    }

    /** How the work stands: going on, or given up. */
    record Notice(String text) implements Reply {}
}
