package io.sitrep.bot.command;

import io.sitrep.bot.catalog.People;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.Platforms;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Finds out who is meant by {@code @someone}. */
@Singleton
public class Someone {
    private final Platforms platforms;
    private final People people;

    public Someone(Platforms platforms, People people) {
        this.platforms = platforms;
        this.people = people;
    }

    /** @param id as {@link Person#actorId}; empty when nobody knows them by more than a name */
    public record Named(String name, Optional<String> id) {}

    /**
     * Whoever asks, when nobody is named; else who the platform says was mentioned, or a name as it was typed. Empty when an @ stands
     * before what is no single person: neither the platform nor the catalog knows them.
     */
    public Uni<Optional<Named>> meant(Asked asked) {
        Person asker = asked.person();
        String typed = asked.get(Parameter.SOMEONE).orElse("me");
        if (Mentions.isMe(typed)) {
            return Uni.createFrom().item(Optional.of(named(asker)));
        }
        String id = asked.invocation().mentioned().get(typed);
        return id == null
                ? byName(typed, asker)
                : mentioned(new Person(asker.platform(), asker.workspace(), id, bare(typed)));
    }

    private Uni<Optional<Named>> mentioned(Person person) {
        return platforms
                .named(person.platform())
                .standingOf(person, Set.of())
                .chain(standing -> people.named(person.called(standing.name())))
                .map(known -> Optional.of(named(known)));
    }

    private Uni<Optional<Named>> byName(String typed, Person asker) {
        String name = bare(typed);
        return people.all()
                .map(all -> all.stream()
                        .filter(colleague -> colleague.name().equalsIgnoreCase(name))
                        .findFirst()
                        .map(colleague -> new Named(
                                colleague.name(),
                                colleague.idsOn(asker.platform(), asker.workspace()).stream()
                                        .findFirst()
                                        .map(id ->
                                                new Person(asker.platform(), asker.workspace(), id, name).actorId())))
                        .or(() ->
                                isMention(typed) ? Optional.empty() : Optional.of(new Named(name, Optional.empty()))));
    }

    private static Named named(Person person) {
        return new Named(person.name(), Optional.of(person.actorId()));
    }

    private static String bare(String typed) {
        return typed.startsWith("@") ? typed.substring(1) : typed;
    }

    /** As a platform writes somebody, though it names none. */
    private static boolean isMention(String typed) {
        return typed.startsWith("@") || typed.startsWith("<@");
    }
}
