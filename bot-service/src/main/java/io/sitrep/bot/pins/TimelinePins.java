package io.sitrep.bot.pins;

import io.sitrep.bot.catalog.People;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.RoomKeeper.Spot;
import io.sitrep.bot.port.RoomKeeper.Written;
import io.sitrep.bot.port.RoomKeepers;
import io.sitrep.bot.suite.Suite;
import io.sitrep.bot.suite.SuiteCall;
import io.sitrep.bot.suite.SuiteRefused;
import io.sitrep.kit.trace.LogIds;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Puts what people pin in an incident's room on its timeline: once however often it is told, with the author's name, the
 * time it was written and its text; follows the text, and takes it away. Whether they may is not asked here. Fails when the platform or the incident service
 * is away: told again, it goes on from there.
 */
@Singleton
class TimelinePins {
    private static final Logger LOG = Logger.getLogger(TimelinePins.class);

    /** What a repetition does not change: the incident or the note is gone, or the text is not one that is taken. */
    private static final Set<Integer> FOR_GOOD = Set.of(404, 409, 410, 422);

    private static final int LONGEST = 25_000;
    private static final int LONGEST_NAME = 255;

    private final PinRows rows;
    private final RoomKeepers keepers;
    private final Suite suite;
    private final People people;
    private final Clock clock;

    TimelinePins(PinRows rows, RoomKeepers keepers, Suite suite, People people, Clock clock) {
        this.rows = rows;
        this.keepers = keepers;
        this.suite = suite;
        this.people = people;
        this.clock = clock;
    }

    /** Whether it is on a timeline, or about to be. */
    Uni<Boolean> isOn(Spot spot, String message) {
        return rows.known(spot, message)
                .map(found -> found.filter(pin -> pin.note().isPresent()).isPresent());
    }

    Uni<Void> pinned(Spot spot, String message, Person by) {
        return rows.inRoom(by.platform(), spot, message)
                .chain(found -> ifAny(
                        found.filter(pin -> pin.entry().isEmpty()),
                        pin -> noted(pin).chain(noted -> ifAny(noted, sure -> enter(sure, by)))));
    }

    Uni<Void> unpinned(Spot spot, String message, Person by) {
        return people.named(by)
                .chain(known ->
                        rows.known(spot, message).chain(found -> takeAway(found, call -> call.inTheNameOf(known))));
    }

    Uni<Void> edited(Spot spot, String message) {
        return rows.known(spot, message)
                .chain(found -> ifAny(
                        found.filter(pin -> pin.entry().isPresent()),
                        pin -> written(pin).chain(written -> ifAny(written, words -> correct(pin, words)))));
    }

    Uni<Void> deleted(Spot spot, String message) {
        return rows.known(spot, message).chain(found -> takeAway(found, Function.identity()));
    }

    /** The note as it was written down the first time; empty when the message can't be read. */
    private Uni<Optional<Pin>> noted(Pin pin) {
        if (pin.note().isPresent()) {
            return Uni.createFrom().item(Optional.of(pin));
        }
        return written(pin)
                .chain(written -> written.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : rows.noted(pin, note(written.get())).map(Optional::of));
    }

    private Uni<Void> enter(Pin pin, Person by) {
        JsonObject note = pin.note().orElseThrow();
        return done(
                pin,
                people.named(by)
                        .chain(known -> suite.incidents()
                                .send(SuiteCall.byTheBot("POST", pin.path(), note)
                                        .inTheNameOf(known)
                                        .keyedBy(pin.key())))
                        .chain(answer -> rows.entered(pin, UUID.fromString(answer.getString("id"))))
                        .invoke(() -> lines(pin).infof(LOG, "a message is on its timeline")));
    }

    private Uni<Void> correct(Pin pin, Written written) {
        JsonObject note = pin.note().orElseThrow();
        String text = text(written);
        if (text.equals(note.getString("text"))) {
            return Uni.createFrom().voidItem();
        }
        String path = pin.path() + "/" + pin.entry().orElseThrow();
        // Back to an earlier text is a change of its own, and the same again changes nothing.
        String key = pin.key() + " " + clock.instant();
        return done(
                pin,
                suite.incidents()
                        .send(SuiteCall.byTheBot("PATCH", path, new JsonObject().put("text", text))
                                .inTheNameOf(written.author())
                                .keyedBy(key))
                        .chain(() -> rows.noted(pin, note.copy().put("text", text))));
    }

    private Uni<Void> takeAway(Optional<Pin> found, Function<SuiteCall, SuiteCall> named) {
        return ifAny(
                found.filter(pin -> pin.note().isPresent()),
                pin -> pin.entry()
                        .map(entry -> done(
                                pin,
                                suite.incidents()
                                        .send(named.apply(
                                                SuiteCall.byTheBot("DELETE", pin.path() + "/" + entry, null)))))
                        .orElseGet(() -> Uni.createFrom().voidItem())
                        .chain(() -> rows.takenAway(pin))
                        .replaceWithVoid());
    }

    private Uni<Optional<Written>> written(Pin pin) {
        return keepers.of(pin.platform())
                .map(keeper -> keeper.written(pin.spot(), pin.message()).chain(this::byTheCatalogsName))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<Written>> byTheCatalogsName(Optional<Written> found) {
        return found.map(words -> people.named(words.author())
                        .map(author -> Optional.of(new Written(author, words.at(), words.text(), words.link()))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private JsonObject note(Written written) {
        Instant now = clock.instant();
        return new JsonObject()
                .put("text", text(written))
                // A platform's clock may be ahead of ours.
                .put("at", (written.at().isAfter(now) ? now : written.at()).toString())
                .put("source", written.link().toString())
                .put("author", cut(written.author().name(), LONGEST_NAME));
    }

    /** A message of pictures alone is known by where it stands. */
    private static String text(Written written) {
        return written.text().isBlank() ? written.link().toString() : cut(written.text(), LONGEST);
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }

    private static <T> Uni<Void> ifAny(Optional<T> found, Function<T, Uni<Void>> then) {
        return found.map(then).orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static LogIds lines(Pin pin) {
        return LogIds.of().incident(pin.incident());
    }

    private static Uni<Void> done(Pin pin, Uni<?> work) {
        return work.onFailure(TimelinePins::isForGood)
                .invoke(refused -> lines(pin).warnf(LOG, "a message stays off its timeline: %s", refused.getMessage()))
                .onFailure(TimelinePins::isForGood)
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static boolean isForGood(Throwable failure) {
        return failure instanceof SuiteRefused refused && FOR_GOOD.contains(refused.status());
    }
}
