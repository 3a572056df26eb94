package io.sitrep.bot.command;

import io.sitrep.bot.catalog.RoleNames;
import io.sitrep.bot.incident.Orders;
import io.sitrep.bot.reply.Phrase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts people take in an incident, and how they are given. */
@Singleton
public class Duties {
    public static final String COMMANDER = "commander";
    /** Those every incident knows. Source: the suite's contract. */
    private static final List<String> EVERYWHERE = List.of(COMMANDER, "communications", "scribe", "liaison");

    private final RoleNames names;
    private final Someone someone;

    public Duties(RoleNames names, Someone someone) {
        this.names = names;
        this.someone = someone;
    }

    /** What is wrong with a role as it was typed; empty when there is such a one. */
    public Uni<Optional<Phrase>> problem(String role) {
        return all().map(all -> all.contains(role) ? Optional.<Phrase>empty() : Optional.of(unknown(role, all)));
    }

    /** As they are typed. */
    public Uni<List<String>> all() {
        return names.all().map(own -> {
            List<String> all = new ArrayList<>(EVERYWHERE);
            own.forEach(duty -> all.add(duty.key()));
            return all;
        });
    }

    /**
     * Gives it to whom the line names, or takes it away when it names nobody on purpose.
     *
     * @param usage how that is typed
     */
    public Uni<Decision> give(Asked asked, String ref, String role, Usage usage) {
        if (asked.get(Parameter.SOMEONE).filter(Mentions::isNobody).isPresent()) {
            return Decision.act(Orders.relieve(ref, role));
        }
        return someone.meant(asked)
                .chain(found -> found.map(named -> Decision.act(Orders.assign(ref, role, named.name(), named.id())))
                        .orElseGet(() -> Decision.misused(
                                usage,
                                Phrase.of(
                                        "misuse.someone",
                                        Signs.shortened(
                                                asked.get(Parameter.SOMEONE).orElse(""))))));
    }

    private static Phrase unknown(String role, List<String> all) {
        String choices = String.join(", ", all);
        return Typo.closest(role, all)
                .map(meant -> Phrase.of("misuse.choice.meant", Signs.shortened(role), choices, meant))
                .orElseGet(() -> Phrase.of("misuse.choice", Signs.shortened(role), choices));
    }
}
