package io.sitrep.fakes.talk;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A platform where people talk, with no word of which one it is: what is told of it is told once for all of them. Ada and Bob are
 * members, and read the incidents channel.
 */
public interface Chat extends AutoCloseable {
    /** As the suite calls it: {@code slack}. */
    String name();

    /** What the suite has to be told to find it, beside roles and people. */
    Map<String, String> settings();

    /** From here on what people do reaches the bot. @param bot where it listens */
    void reaches(URI bot);

    /** Whether somebody listens there. */
    boolean isReached();

    Somebody ada();

    Somebody bob();

    /** The channel where incidents are announced. */
    String incidents();

    /** Those of incidents, as they stand now. */
    List<Room> rooms();

    /** What stands in a channel or room, oldest first. */
    default List<Posted> in(String channel) {
        return newest(channel, Integer.MAX_VALUE);
    }

    /** The newest of what stands there, oldest first. */
    List<Posted> newest(String channel, int most);

    /** It can not be reached by the bot any more. */
    void goAway();

    void comeBack();

    @Override
    void close();

    /** A person at their window. */
    interface Somebody {
        String id();

        /** @param line {@code /incident update We know more.}; people are mentioned by their ids: {@code <@U1>} */
        Heard types(String channel, String line);

        /** What is open in their window. */
        List<Form> forms();

        /** @param values by the fields' keys */
        Heard submits(Form form, Map<String, String> values);

        Posted writes(String channel, String text);

        void pins(Posted message);

        void unpins(Posted message);

        void edits(Posted message, String text);
    }

    /**
     * What became of something that somebody did.
     *
     * @param acknowledged within the platform's 3 s
     * @param answer what came of it, as the person reads it; empty while nothing is there
     * @param again the platform sends the very same once more
     */
    record Heard(boolean acknowledged, Duration took, Supplier<Optional<String>> answer, Runnable again) {}

    /**
     * An incident's room.
     *
     * @param pins the pinned messages' ids
     * @param isFurnished whether all is there that the platform has to offer: a topic where rooms have one, the ways out
     */
    record Room(String id, String name, Set<String> members, List<String> pins, boolean isFurnished) {}

    /** @param publicByTheBot whether the bot said it, to everybody there */
    record Posted(String id, String channel, boolean publicByTheBot, String words) {}

    /** @param fields by the keys they are filled in by */
    record Form(String id, List<String> fields) {}

    /** The room of that name. */
    default Optional<Room> roomNamed(String name) {
        return rooms().stream().filter(room -> room.name().equals(name)).findFirst();
    }
}
