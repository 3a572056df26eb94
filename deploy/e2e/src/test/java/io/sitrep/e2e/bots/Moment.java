package io.sitrep.e2e.bots;

import io.sitrep.e2e.bots.IncidentGate.Way;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.discord.DiscordMessage;
import io.sitrep.fakes.discord.FakeDiscord;

/** How far a declaration has got with the bot that works on it. All of them are after it was written into the ledger. */
public enum Moment {
    /** Discord still waits for the first word, and the incident service has not heard of it. */
    NOT_ACKNOWLEDGED,
    /** Bob knows that it is being worked on, and the incident service has not heard of it. */
    NOT_ASKED_FOR,
    /** The incident service has done it, and the bot does not know. */
    DONE_AND_NOT_HEARD_OF,
    /** The bot knows, and Discord does not. */
    NOT_ANSWERED,
    /** Everybody reads the answer, and the bot does not know. */
    ANSWERED_AND_NOT_HEARD_OF;

    /** The next declaration comes no further with whoever works on it. */
    void arrange(IncidentGate gate, FakeDiscord discord) {
        switch (this) {
            case NOT_ACKNOWLEDGED -> {
                // It is tried again and again while Discord waits.
                discord.next(FakeDiscord.CALLBACK, Mood.SILENT, Mood.SILENT, Mood.SILENT, Mood.SILENT);
                gate.keepNext(Way.THERE);
            }
            case NOT_ASKED_FOR -> gate.keepNext(Way.THERE);
            case DONE_AND_NOT_HEARD_OF -> gate.keepNext(Way.BACK);
            case NOT_ANSWERED -> discord.next(FakeDiscord.FOLLOW_UP, Mood.SILENT);
            case ANSWERED_AND_NOT_HEARD_OF -> discord.next(FakeDiscord.FOLLOW_UP, Mood.KEEPS_ANSWERS);
        }
    }

    /** @param followUps that were asked for before it was typed */
    boolean isReached(Typed typed, IncidentGate gate, Guild guild, long followUps) {
        return switch (this) {
            case NOT_ACKNOWLEDGED -> gate.isKeeping();
            case NOT_ASKED_FOR, DONE_AND_NOT_HEARD_OF ->
                gate.isKeeping() && typed.sent().isDone();
            case NOT_ANSWERED -> guild.discord().timesAsked(FakeDiscord.FOLLOW_UP) > followUps;
            case ANSWERED_AND_NOT_HEARD_OF ->
                guild.answers(typed).stream()
                        .map(DiscordMessage::words)
                        .anyMatch(words -> words.contains(typed.title()));
        };
    }

    public boolean isAcknowledged() {
        return this != NOT_ACKNOWLEDGED;
    }
}
