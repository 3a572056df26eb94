package io.sitrep.bot.discord.commands;

import io.sitrep.bot.access.Admission;
import io.sitrep.bot.access.Doorkeeper;
import io.sitrep.bot.access.Role;
import io.sitrep.bot.catalog.Components;
import io.sitrep.bot.command.Duties;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.events.KnownIncidents;
import io.sitrep.bot.port.Person;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** What can be written in an option, while somebody writes it: what our own tables know, to those who may read it. */
@Singleton
public class Suggestions {
    /** The parameters there are suggestions for. */
    static final Set<Parameter> KNOWN =
            Set.of(Parameter.REFERENCE, Parameter.INTO, Parameter.COMPONENT, Parameter.ROLE);

    private static final Logger LOG = Logger.getLogger(Suggestions.class);

    /** Source: https://discord.com/developers/docs/interactions/application-commands#autocomplete, read 2026-11-23. */
    private static final int MOST = 25;

    private static final int LONGEST = 100;
    private static final Duration WITHIN = Duration.ofMillis(2_000);

    private final Doorkeeper doorkeeper;
    private final KnownIncidents incidents;
    private final Components components;
    private final Duties duties;

    Suggestions(Doorkeeper doorkeeper, KnownIncidents incidents, Components components, Duties duties) {
        this.doorkeeper = doorkeeper;
        this.incidents = incidents;
        this.components = components;
        this.duties = duties;
    }

    /** @param value what is written when it is chosen */
    public record Suggestion(String shown, String value) {}

    /** Never fails, and takes 2 s at most: what is not known by then is not suggested. */
    public Uni<List<Suggestion>> of(Person person, String option, String typed) {
        String part = typed.strip();
        return doorkeeper
                .admit(person, Optional.of(Role.VIEWER))
                .chain(admission -> admission instanceof Admission.Admitted
                        ? find(option, part)
                        : Uni.createFrom().item(Stream.<Suggestion>empty()))
                .map(found -> found.filter(one -> one.value().length() <= LONGEST)
                        .limit(MOST)
                        .toList())
                .ifNoItem()
                .after(WITHIN)
                .recoverWithItem(List::of)
                .onFailure()
                .invoke(failure -> LOG.warnf("nothing could be suggested: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(List.of());
    }

    private Uni<Stream<Suggestion>> find(String option, String part) {
        if (option.equals(Parameter.REFERENCE.option()) || option.equals(Parameter.INTO.option())) {
            return incidents
                    .like(part, MOST)
                    .map(known -> known.stream()
                            .map(incident ->
                                    new Suggestion(cut(incident.ref() + " · " + incident.title()), incident.ref())));
        }
        if (option.equals(Parameter.COMPONENT.option())) {
            return components.all().map(all -> matching(all.stream().map(Components.Component::name), part));
        }
        return option.equals(Parameter.ROLE.option())
                ? duties.all().map(all -> matching(all.stream(), part))
                : Uni.createFrom().item(Stream.empty());
    }

    private static Stream<Suggestion> matching(Stream<String> names, String part) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return names.distinct()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
                .map(name -> new Suggestion(cut(name), name));
    }

    private static String cut(String shown) {
        if (shown.length() <= LONGEST) {
            return shown;
        }
        int end = LONGEST - 1;
        return shown.substring(0, Character.isHighSurrogate(shown.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
