package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.incident.Incidents;
import io.sitrep.bot.notifier.Deliveries;
import io.sitrep.bot.reply.Headline;
import io.sitrep.bot.reply.Phrase;
import io.sitrep.bot.reply.Reply;
import io.sitrep.bot.reply.Text;
import io.sitrep.bot.reply.Tongue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code deliveries [INC-n]}: how many have been told. */
@Singleton
public class ShowDeliveries extends AboutIncident {
    private static final Usage USAGE = Usage.of("deliveries", Role.VIEWER, Parameter.REFERENCE);

    private final Deliveries deliveries;
    private final Incidents incidents;

    public ShowDeliveries(WhichIncident which, Deliveries deliveries, Incidents incidents) {
        super(USAGE, which);
        this.incidents = incidents;
        this.deliveries = deliveries;
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        return on(
                asked,
                ref -> Uni.combine()
                        .all()
                        .unis(deliveries.of(ref), incidents.headline(ref, asked.person()))
                        .with((counts, incident) -> new Decision.Answer(answer(counts, incident, asked.tongue()))));
    }

    private static Reply answer(Optional<Deliveries.Counts> counts, Headline incident, Tongue tongue) {
        return counts.<Reply>map(known -> Reply.Shown.of(incident, lines(incident.ref(), known, tongue), List.of()))
                .orElseGet(() -> Reply.Refused.because(Phrase.of("refuse.notifier-away")));
    }

    private static List<Text> lines(String ref, Deliveries.Counts counts, Tongue tongue) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.plain(tongue.say("deliveries", ref, counts.delivered(), counts.planned())));
        String rest = counts.others().entrySet().stream()
                .filter(state -> state.getValue() > 0)
                .map(state -> tongue.say("deliveries.state", state.getValue(), Phrase.of("delivery." + state.getKey())))
                .collect(Collectors.joining(", "));
        if (!rest.isEmpty()) {
            lines.add(Text.plain(rest));
        }
        return lines;
    }
}
