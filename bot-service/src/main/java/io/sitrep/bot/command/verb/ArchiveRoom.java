package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.port.RoomWishes;
import io.sitrep.bot.reply.Reply;
import io.sitrep.bot.reply.Text;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** {@code archive [INC-n]}: what the button under the summary of an incident that is over does. */
@Singleton
public class ArchiveRoom extends AboutIncident {
    private static final Usage USAGE = Usage.of("archive", Role.RESPONDER, Parameter.REFERENCE);

    private final RoomWishes wishes;

    public ArchiveRoom(WhichIncident which, RoomWishes wishes) {
        super(USAGE, which);
        this.wishes = wishes;
    }

    @Override
    public boolean isTyped() {
        return false;
    }

    /** Of the incident nothing: it is the room's. */
    @Override
    public boolean changes(Asked asked) {
        return false;
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        return on(
                asked,
                ref -> wishes.archive(asked.person().platform(), asked.person().workspace(), ref)
                        .chain(archiving -> switch (archiving) {
                            case ASKED ->
                                Decision.answer(Reply.Shown.inTheRoomOf(
                                        ref,
                                        Text.plain(asked.tongue()
                                                .say(
                                                        "room.archived",
                                                        ref,
                                                        asked.person().name()))));
                            case NO_ROOM -> Decision.refuse("refuse.no-room", ref);
                            case STILL_OPEN -> Decision.refuse("refuse.room-wanted", ref);
                        }));
    }
}
