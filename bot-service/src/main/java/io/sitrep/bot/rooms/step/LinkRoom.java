package io.sitrep.bot.rooms.step;

import io.sitrep.bot.rooms.Look;
import io.sitrep.bot.rooms.Place;
import io.sitrep.bot.rooms.Presences;
import io.sitrep.bot.suite.Suite;
import io.sitrep.bot.suite.SuiteCall;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Locale;

/** The incident shows where its room is. */
@Singleton
public class LinkRoom implements Step {
    private static final int LONGEST_REL = 40;

    private final Presences presences;
    private final Suite suite;

    LinkRoom(Presences presences, Suite suite) {
        this.presences = presences;
        this.suite = suite;
    }

    @Override
    public Uni<Void> take(Look look) {
        return look.presence()
                .openRoom()
                .filter(room -> look.sight().isOpen())
                .map(room -> tell(look, look.keeper().address(room).toString(), "#" + room.name()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> tell(Look look, String address, String title) {
        if (look.presence().linked().filter(address::equals).isPresent()) {
            return Uni.createFrom().voidItem();
        }
        String path = "/api/v1/incidents/" + look.head().id() + "/links/"
                + rel(look.presence().place());
        return suite.incidents()
                .send(SuiteCall.byTheBot(
                        "PUT", path, new JsonObject().put("url", address).put("title", title)))
                .chain(() -> presences.linked(look.presence(), address))
                .invoke(look::isNow)
                .replaceWithVoid();
    }

    /** One for each workspace: {@code room-slack-t1}. */
    private static String rel(Place place) {
        String rel = ("room-" + place.platform() + "-" + place.workspace())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_-]", "-");
        return rel.substring(0, Math.min(rel.length(), LONGEST_REL));
    }
}
