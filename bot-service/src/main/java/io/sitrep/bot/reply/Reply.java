package io.sitrep.bot.reply;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the bot has to say. {@link Speech} puts it into words; each platform shows those its own way. */
public sealed interface Reply {
    /** Returns whether the person who typed is the only one to see it */
    default boolean isPrivate() {
        return true;
    }

    /** The incidents it tells of that concern nobody outside, by reference: in their rooms alone everybody may read it. */
    default Set<String> internal() {
        return Set.of();
    }

    /**
     * Something was changed.
     *
     * @param deed what was done, said of the incident: {@code deed.declared}
     * @param words what was said or written down; empty for nothing
     * @param posted the update that was posted, released or ended; empty when it was another kind of change
     * @param audience who is told of it; empty when nobody is, or nobody could say
     * @param missed why what was asked for with it is not done; empty when it is
     */
    record Happened(
            Phrase deed,
            Headline incident,
            String words,
            Optional<Posted> posted,
            Optional<Audience> audience,
            Optional<Phrase> missed)
            implements Reply {
        /** All of what was asked for. */
        public Happened(
                Phrase deed, Headline incident, String words, Optional<Posted> posted, Optional<Audience> audience) {
            this(deed, incident, words, posted, audience, Optional.empty());
        }

        /** The same, with a part of what was asked for not done. */
        public Happened without(Optional<Phrase> part) {
            return new Happened(deed, incident, words, posted, audience, part);
        }

        @Override
        public Set<String> internal() {
            return refs(Stream.of(incident));
        }

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
        public Set<String> internal() {
            return refs(incidents.stream());
        }

        @Override
        public boolean isPrivate() {
            return false;
        }
    }

    /** What was asked for, in words already. */
    record Shown(boolean isPrivate, List<Text> lines, List<Button> buttons, Set<String> internal) implements Reply {
        public Shown {
            lines = List.copyOf(lines);
            buttons = List.copyOf(buttons);
            internal = Set.copyOf(internal);
        }

        /** What is about no incident. */
        public static Shown toAll(List<Text> lines) {
            return new Shown(false, lines, List.of(), Set.of());
        }

        /** What everybody may read who may know of the incident. */
        public static Shown of(Headline incident, List<Text> lines, List<Button> buttons) {
            return new Shown(false, lines, buttons, refs(Stream.of(incident)));
        }

        /** What concerns those in the incident's room, whatever kind of incident it is. */
        public static Shown inTheRoomOf(String ref, Text line) {
            return new Shown(false, List.of(line), List.of(), Set.of(ref));
        }

        public static Shown privately(List<Text> lines) {
            return new Shown(true, lines, List.of(), Set.of());
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
     * @param problems each thing that is wrong
     * @param usages how the verb meant is typed, or all verbs when it is not known which
     */
    record Misuse(List<Phrase> problems, List<HelpLine> usages) implements Reply {
        public Misuse {
            problems = List.copyOf(problems);
            usages = List.copyOf(usages);
        }

        public Misuse(Phrase problem, List<HelpLine> usages) {
            this(List.of(problem), usages);
        }
    }

    /**
     * It was understood and is not done; nothing was changed.
     *
     * @param choices incidents to choose from, where that is what is missing
     */
    record Refused(Phrase reason, List<Headline> choices) implements Reply {
        public Refused {
            choices = List.copyOf(choices);
        }

        public static Refused because(Phrase reason) {
            return new Refused(reason, List.of());
        }
    }

    /** How the work stands: going on, or given up. */
    record Notice(Phrase text) implements Reply {}

    /**
     * Nothing was done with a form.
     *
     * @param why as it would be said of a command that was typed
     * @param words what was written in it: it is gone from the person's sight
     */
    record GivenBack(Reply why, List<Written> words) implements Reply {
        public GivenBack {
            words = List.copyOf(words);
        }
    }

    /** What would be for all, here for the person alone who typed. */
    record Whispered(Reply reply) implements Reply {}

    /** Nothing: the person sees something else, a form. */
    record Silence() implements Reply {}

    private static Set<String> refs(Stream<Headline> incidents) {
        return incidents.filter(Headline::isInternal).map(Headline::ref).collect(Collectors.toSet());
    }
}
