package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.incident.Dossier;
import io.sitrep.bot.incident.Orders;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code link [INC-n] <url>}: a ticket, a call, a graph. */
@Singleton
public class LinkAddress extends AboutIncident {
    /** Of the 40 characters a name has, room is left to tell several from each other. */
    private static final int LONGEST = 36;

    private static final Usage USAGE = Usage.of("link", Role.RESPONDER, Parameter.REFERENCE, Parameter.URL);

    public LinkAddress(WhichIncident which) {
        super(USAGE, which);
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        String url = asked.get(Parameter.URL).orElseThrow();
        return reading(
                asked,
                incident -> incident.links().containsValue(url)
                        ? Decision.refuse("refuse.linked", incident.ref())
                        : Decision.act(Orders.link(incident.ref(), free(rel(url), incident), url)));
    }

    /** What it is called there: by where it leads to. */
    private static String rel(String url) {
        String host = URI.create(url).getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        String name = "to-" + host.replaceAll("[^a-z0-9]+", "-");
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }

    private static String free(String rel, Dossier incident) {
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? rel : rel + "-" + number)
                .filter(name -> !incident.links().containsKey(name))
                .findFirst()
                .orElseThrow();
    }
}
