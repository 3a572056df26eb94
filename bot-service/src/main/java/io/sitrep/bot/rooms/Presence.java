package io.sitrep.bot.rooms;

import io.sitrep.bot.port.RoomKeeper.Room;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is there of an incident in one workspace.
 *
 * @param roomSince since when the room is there; empty for one that is older than this is kept
 * @param declarerAsked whether whoever declared the incident was looked for, and called into the room
 * @param rooms how many rooms it has had there
 * @param snoozed the promised update whose reminder was put off last
 * @param roomFailures how often in a row the room could not be made
 * @param failures how many looks in a row did not end well
 * @param revision what of it this look has seen
 * @param holder of this look
 */
public record Presence(
        Place place,
        Optional<Room> room,
        Optional<Instant> roomSince,
        Optional<String> topic,
        Set<String> invited,
        boolean declarerAsked,
        boolean cardPinned,
        List<String> bookmarks,
        Optional<String> linked,
        Optional<Snoozed> snoozed,
        boolean archiveAsked,
        boolean archived,
        int rooms,
        int roomFailures,
        boolean pendingNoted,
        int failures,
        long revision,
        UUID holder) {
    /**
     * The reminder of one promised update was put off; of another one people are reminded all the same.
     *
     * @param due when the update was promised for
     * @param until when the reminder is to come up again
     */
    public record Snoozed(Instant due, Instant until) {}

    /** As many failures as nobody is left in the dark about. */
    public static final int MANY_FAILURES = 5;

    static Presence of(Row row) {
        Place place = new Place(row.getUUID("incident_id"), row.getString("platform"), row.getString("workspace"));
        String channel = row.getString("channel");
        return new Presence(
                place,
                channel == null
                        ? Optional.empty()
                        : Optional.of(new Room(place.workspace(), channel, row.getString("room_name"))),
                moment(row, "room_since"),
                Optional.ofNullable(row.getString("topic")),
                Set.copyOf(Arrays.asList(row.getArrayOfStrings("invited"))),
                row.getBoolean("declarer_asked"),
                row.getBoolean("card_pinned"),
                List.of(row.getArrayOfStrings("bookmarks")),
                Optional.ofNullable(row.getString("linked")),
                moment(row, "snoozed_until")
                        .flatMap(until -> moment(row, "snoozed_for").map(due -> new Snoozed(due, until))),
                row.getBoolean("archive_asked"),
                row.getBoolean("archived"),
                row.getInteger("rooms"),
                row.getInteger("room_failures"),
                row.getBoolean("pending_noted"),
                row.getInteger("failures"),
                row.getLong("revision"),
                row.getUUID("holder"));
    }

    private static Optional<Instant> moment(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    /** The room, while people can still write there. */
    public Optional<Room> openRoom() {
        return archived ? Optional.empty() : room;
    }

    public boolean isRoomPending() {
        return room.isEmpty() && roomFailures >= MANY_FAILURES;
    }

    /** What the platform keeps with the room: another room of the same incident, after an archived one, has another. */
    public String roomMark() {
        return rooms == 0 ? place.incident().toString() : place.incident() + "/" + (rooms + 1);
    }
}
