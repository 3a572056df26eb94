package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.incident.Incidents;
import io.sitrep.bot.reply.Reply;
import io.sitrep.bot.reply.Text;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code timeline [INC-n]}: what happened, newest last. */
@Singleton
public class ShowTimeline extends AboutIncident {
    private static final int MOST = 30;
    /** Of one entry: all of them together have to go into one message, and the last ones matter most. */
    private static final int LONGEST = 160;

    private static final Usage USAGE = Usage.of("timeline", Role.VIEWER, Parameter.REFERENCE);

    private final Incidents incidents;

    public ShowTimeline(WhichIncident which, Incidents incidents) {
        super(USAGE, which);
        this.incidents = incidents;
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        return on(
                asked,
                ref -> incidents
                        .timeline(ref, MOST, asked.person())
                        .map(lines -> new Decision.Answer(Reply.Shown.privately(words(ref, lines, asked)))));
    }

    private static List<Text> words(String ref, List<Incidents.Line> lines, Asked asked) {
        List<Text> words = new ArrayList<>(List.of(Text.plain(asked.tongue().say("timeline", ref))));
        lines.stream()
                .sorted(Comparator.comparing(Incidents.Line::at))
                .map(line -> Text.of()
                        .moment(line.at())
                        .plain(" " + line.author() + ": " + shortened(line.text()))
                        .line())
                .forEach(words::add);
        return words;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
