package io.sitrep.bot.rooms.step;

import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.bot.rooms.Look;
import io.sitrep.bot.rooms.Place;
import io.sitrep.bot.rooms.Presences;
import io.sitrep.bot.suite.Suite;
import io.sitrep.bot.suite.SuiteCall;
import io.sitrep.bot.suite.SuiteRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever declared the incident in this workspace is called into its room, once, also when the catalog does not know them. Events
 * do not say who it was: the incident's timeline does.
 */
@Singleton
public class InviteDeclarer implements Step {
    private final Presences presences;
    private final Suite suite;

    InviteDeclarer(Presences presences, Suite suite) {
        this.presences = presences;
        this.suite = suite;
    }

    @Override
    public Uni<Void> take(Look look) {
        boolean isWanted = look.sight().isOpen()
                && !look.presence().declarerAsked()
                && look.presence().place().platform().equals(look.head().origin());
        return look.presence()
                .openRoom()
                .filter(room -> isWanted)
                .map(room -> declarer(look)
                        .chain(declarer -> invite(look, room, declarer))
                        .chain(() -> presences.declarerAsked(look.presence()))
                        .invoke(look::isNow)
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Optional<String>> declarer(Look look) {
        Place place = look.presence().place();
        String path = "/api/v1/incidents/" + place.incident() + "/timeline?limit=50";
        return suite.incidents()
                .send(SuiteCall.byTheBot("GET", path, null).unkeyed())
                .map(timeline -> declared(timeline).flatMap(entry -> place.personHere(entry.getString("actor_id"))))
                .onFailure(SuiteRefused.class)
                .recoverWithItem(Optional.empty());
    }

    /** What is said to have happened before stands before it. */
    private static Optional<JsonObject> declared(JsonObject timeline) {
        return timeline.getJsonArray("items", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .filter(entry -> "declared".equals(entry.getString("type")))
                .findFirst();
    }

    private Uni<Void> invite(Look look, Room room, Optional<String> declarer) {
        return declarer.filter(person -> !look.presence().invited().contains(person))
                .map(person -> Set.of(person))
                .map(people -> look.keeper()
                        .invite(room, people)
                        .chain(() -> presences.invited(look.presence(), people))
                        .invoke(look::isNow)
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
