package io.sitrep.bot.command.verb;

import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.command.WhichIncident;
import io.sitrep.bot.port.RoomWishes;
import io.sitrep.bot.reply.Phrase;
import io.sitrep.bot.reply.Reply;
import io.sitrep.bot.reply.Text;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;

/** {@code snooze [INC-n]}: what the button under a reminder does. */
@Singleton
public class SnoozeReminder extends AboutIncident {
    private static final Usage USAGE = Usage.of("snooze", Role.RESPONDER, Parameter.REFERENCE);

    private final RoomWishes wishes;

    public SnoozeReminder(WhichIncident which, RoomWishes wishes) {
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
                ref -> wishes.snooze(asked.person().platform(), asked.person().workspace(), ref)
                        .map(until -> new Decision.Answer(until.<Reply>map(at -> snoozed(asked, ref, at))
                                .orElseGet(() -> Reply.Refused.because(Phrase.of("refuse.no-reminder", ref))))));
    }

    private static Reply snoozed(Asked asked, String ref, Instant until) {
        return Reply.Shown.inTheRoomOf(
                ref,
                Text.of()
                        .plain(asked.tongue()
                                        .say("room.snoozed", ref, asked.person().name()) + " ")
                        .moment(until)
                        .line());
    }
}
