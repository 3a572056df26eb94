package io.sitrep.bot.rooms.step;

import io.sitrep.bot.rooms.Look;
import io.sitrep.bot.rooms.Place;
import io.sitrep.bot.rooms.Presences;
import io.sitrep.bot.rooms.card.RoomWords;
import io.sitrep.bot.suite.Suite;
import io.sitrep.bot.suite.SuiteCall;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;

/** A room that could not be made after many attempts stands on the incident's timeline as pending. */
@Singleton
public class NotePending implements Step {
    private final Presences presences;
    private final RoomWords words;
    private final Suite suite;

    NotePending(Presences presences, RoomWords words, Suite suite) {
        this.presences = presences;
        this.words = words;
        this.suite = suite;
    }

    @Override
    public Uni<Void> take(Look look) {
        if (!look.presence().isRoomPending() || look.presence().pendingNoted()) {
            return Uni.createFrom().voidItem();
        }
        Place place = look.presence().place();
        String path = "/api/v1/incidents/" + look.head().id() + "/timeline";
        JsonObject note = new JsonObject().put("text", words.usual().of("note.pending", place.platform()));
        return suite.incidents()
                .send(SuiteCall.byTheBot("POST", path, note).keyedBy("pending " + place))
                .chain(() -> presences.pendingNoted(look.presence()))
                .invoke(look::isNow)
                .replaceWithVoid();
    }
}
