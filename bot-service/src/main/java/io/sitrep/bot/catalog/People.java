package io.sitrep.bot.catalog;

import io.sitrep.bot.port.Person;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The catalog's people: who answers. Fails only when our own database is away. */
@Singleton
public class People {
    private final CatalogThings things;

    People(CatalogThings things) {
        this.things = things;
    }

    public Uni<List<Colleague>> all() {
        return things.all("person", Colleague.class);
    }

    /** Whom the platform calls by this id there; by themselves, not by a group they are in. */
    public Uni<Optional<Colleague>> called(String platform, String workspace, String id) {
        return all().map(people -> people.stream()
                .filter(person -> person.idsOn(platform, workspace).contains(id))
                .findFirst());
    }

    /** The same person by the catalog's name, which is one on every platform; by the one they have where it does not know them. */
    public Uni<Person> named(Person person) {
        return called(person.platform(), person.workspace(), person.id())
                .map(known ->
                        known.map(colleague -> person.called(colleague.name())).orElse(person));
    }
}
