package io.sitrep.notifier.readback;

import io.sitrep.kit.trace.LogIds;
import io.sitrep.notifier.channel.Earlier;
import io.sitrep.notifier.channel.Sighting;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A delivery of which nobody knows whether it arrived.
 *
 * @param looks how often it was looked for, this time included
 * @param began when the attempt began, at the earliest
 * @param isAsItWas whether its text is still what was sent
 * @param others the provider's names for what else the subscriber was told of the incident
 * @param taken the provider's names for what else was told at the same address since then, to whomever and of whatever
 * @param vanished whether one that tried it vanished: it may have begun at any time, or go on yet
 * @param crowded whether something else may have been told at the same address at that time
 */
record Uncertain(
        UUID delivery,
        LocalDate month,
        int looks,
        Instant began,
        UUID publication,
        int revision,
        boolean isAsItWas,
        String channel,
        String address,
        String token,
        String locale,
        String zone,
        List<String> others,
        List<String> taken,
        boolean vanished,
        boolean crowded) {
    static Uncertain of(Row row) {
        return new Uncertain(
                row.getUUID("delivery_id"),
                row.getLocalDate("month"),
                row.getInteger("looks"),
                row.getOffsetDateTime("began").toInstant(),
                row.getUUID("publication_id"),
                row.getInteger("revision"),
                row.getBoolean("as_it_was"),
                row.getString("channel"),
                row.getString("address"),
                row.getString("token_sealed"),
                row.getString("locale"),
                row.getString("time_zone"),
                List.of(row.getArrayOfStrings("others")),
                List.of(row.getArrayOfStrings("taken")),
                row.getBoolean("vanished"),
                row.getBoolean("crowded"));
    }

    /** What a channel is to pass over: a thread is made of what was told of its incident alone. */
    Earlier earlier(boolean inThread) {
        return new Earlier(
                inThread
                        ? others
                        : Stream.concat(others.stream(), taken.stream())
                                .distinct()
                                .toList(),
                List.of());
    }

    /**
     * What may be made of what a channel saw: what is not there yet may still come of one that vanished, and what is known by its time
     * alone may be something else of that time.
     */
    Sighting judged(Sighting seen, boolean byWords) {
        boolean isSure = byWords || !(vanished || crowded);
        boolean isOpen = vanished && seen instanceof Sighting.NotThere;
        return isSure && !isOpen ? seen : new Sighting.Unclear();
    }

    /** What lines of the log about it carry. */
    LogIds lines() {
        return LogIds.of().event(publication).delivery(delivery);
    }

    /** Without address and token. */
    @Override
    public String toString() {
        return "Uncertain[" + delivery + "]";
    }
}
