package io.sitrep.bot.access;

import io.sitrep.bot.catalog.People;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.Platforms;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Brings back the language of people this process has not heard of since it started: another one has, or it did itself before. */
@Singleton
public class Recollection {
    private static final Logger LOG = Logger.getLogger(Recollection.class);
    private static final Duration MOMENT = Duration.ofMillis(300);

    private final Languages languages;
    private final Platforms platforms;
    private final People people;

    public Recollection(Languages languages, Platforms platforms, People people) {
        this.languages = languages;
        this.platforms = platforms;
        this.people = people;
    }

    /** From then on {@link Languages#lastKnown} says it, where anybody ever did. Never fails, and takes a moment at most. */
    public Uni<Void> of(Person person) {
        if (languages.isKnown(person)) {
            return Uni.createFrom().voidItem();
        }
        return Uni.combine()
                .all()
                .unis(
                        platforms.named(person.platform()).lastLocaleOf(person),
                        people.called(person.platform(), person.workspace(), person.id()))
                .asTuple()
                .invoke(said -> languages.recall(person, said.getItem1(), said.getItem2()))
                .replaceWithVoid()
                .ifNoItem()
                .after(MOMENT)
                .fail()
                .onFailure()
                .invoke(away -> LOG.warnf("whose language is which could not be read: %s", away.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
