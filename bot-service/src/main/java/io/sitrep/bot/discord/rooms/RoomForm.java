package io.sitrep.bot.discord.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.discord.web.DiscordCalls;
import io.sitrep.bot.port.RoomKeeper.Doors;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.bot.port.RoomKeeper.Spot;
import java.util.List;

/** What rooms are made of. Each call fails as {@link DiscordCalls} does. */
interface RoomForm {
    /** All whose names are taken, as far as Discord shows them at once. */
    List<Standing> standing(DiscordCalls discord, Home home);

    /** Whether a look at all that stands says already whose room each is; else each has to be asked for it. */
    boolean showsMarks();

    /** Whether it is the room with that mark. */
    boolean bears(DiscordCalls discord, Standing one, String mark);

    /** Whether it says of nobody whose room it is: its answer was lost, or what comes after it. */
    boolean bearsNone(DiscordCalls discord, Standing one);

    /** Makes one, whoever has that name already. */
    Standing make(DiscordCalls discord, Home home, Wanted wanted);

    /** Discord may take long to allow another one: {@link io.sitrep.bot.port.PlatformBusy} then. */
    void topic(DiscordCalls discord, Room room, String topic);

    /** One person; who can't come is left out. */
    void invite(DiscordCalls discord, Room room, String person);

    /** What is archived already stays so. */
    void archive(DiscordCalls discord, Room room);

    /**
     * After something in it was refused because it is archived: one that went quiet by itself is opened again.
     *
     * @return false when somebody closed it
     */
    boolean revive(DiscordCalls discord, Spot spot);

    /** Whether nothing can be done in what Discord shows of it. */
    boolean isOver(JsonNode channel);

    /** A room that is asked for. */
    record Wanted(String name, String mark, Doors doors) {
        boolean isClosed() {
            return doors == Doors.CLOSED;
        }
    }
}
