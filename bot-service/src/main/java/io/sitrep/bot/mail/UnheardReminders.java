package io.sitrep.bot.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.bot.Settings;
import io.sitrep.bot.events.CloudEvent;
import io.sitrep.bot.events.Head;
import io.sitrep.bot.rooms.Presence.Snoozed;
import io.sitrep.bot.rooms.card.Promise;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds reminders of promised updates that stand now and are read in no room: each of them by itself, so that whoever read that an
 * update is due soon still hears that it is overdue. Where a click put the promise off, nobody is told anywhere.
 */
@Singleton
class UnheardReminders {
    private static final String PROMISED = """
            SELECT i.id, i.head, i.settled_at, i.overdue_at, p.snoozed_for, p.snoozed_until,
                ARRAY(SELECT d.mark FROM posted d WHERE d.incident_id = i.id AND d.platform = p.platform
                    AND d.workspace = p.workspace AND d.mark LIKE 'due:%') AS marks,
                ARRAY(SELECT m.key FROM mailed m WHERE m.incident_id = i.id AND m.key LIKE 'due:%'
                    AND (m.taken_at IS NOT NULL OR m.due_at > now())) AS mailed
            FROM incident i JOIN presence p ON p.incident_id = i.id
            WHERE i.open AND i.followed AND i.kind = 'incident'
            AND (i.head ->> 'next_update_at')::timestamptz - make_interval(secs => $1) <= now()""";

    private final Pool database;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration after;
    private final Duration before;

    UnheardReminders(Pool database, ObjectMapper json, Clock clock, Settings settings) {
        this.database = database;
        this.json = CloudEvent.tolerant(json);
        this.clock = clock;
        this.after = settings.rooms().mailAfter();
        this.before = settings.rooms().remindBefore();
    }

    /** What one workspace reads of a promise, and what was written about it. */
    private record Standing(Head head, Promise promise, Set<String> read, Set<String> mailed, Instant settledAt) {
        boolean isRead(Instant now) {
            return promise.mark(now).filter(read::contains).isPresent();
        }

        /** Nothing is told while old events are caught up with. */
        boolean isTime(Instant since, Duration after, Instant now) {
            return !since.plus(after).isAfter(now) && !settledAt.plus(after).isAfter(now);
        }

        String key(String mark) {
            return "due:" + head.id() + mark.substring("due".length());
        }
    }

    Uni<List<Unheard>> due() {
        return database.preparedQuery(PROMISED)
                .execute(Tuple.of(before.toMillis() / 1000.0))
                .map(rows -> {
                    Map<UUID, List<Standing>> incidents = new LinkedHashMap<>();
                    rows.forEach(row -> standing(row)
                            .ifPresent(one -> incidents
                                    .computeIfAbsent(one.head().id(), id -> new ArrayList<>())
                                    .add(one)));
                    Instant now = clock.instant();
                    return incidents.values().stream()
                            .flatMap(everywhere -> unheard(everywhere, now).stream())
                            .toList();
                });
    }

    private Optional<Unheard> unheard(List<Standing> everywhere, Instant now) {
        if (everywhere.stream().anyMatch(one -> one.promise().isPutOff(now) || one.isRead(now))) {
            return Optional.empty();
        }
        Standing newest = everywhere.stream()
                .max(Comparator.comparing(one -> one.promise().since(now)))
                .orElseThrow();
        Instant since = wasTold(everywhere)
                ? newest.promise().since(now)
                : newest.promise().remindAt();
        return newest.promise()
                .mark(now)
                .map(newest::key)
                .filter(key -> newest.isTime(since, after, now))
                .filter(key -> !newest.mailed().contains(key))
                .map(key -> new Unheard(key, newest.head(), newest.promise().due()));
    }

    /** Of this promise; who heard nothing of it yet is told of the overdue one no later than of one that is due soon. */
    private static boolean wasTold(List<Standing> everywhere) {
        return everywhere.stream().anyMatch(one -> {
            String mark = one.promise().firstMark();
            return Stream.concat(one.read().stream(), one.mailed().stream())
                    .anyMatch(told -> told.startsWith(mark) || told.startsWith(one.key(mark)));
        });
    }

    private Optional<Standing> standing(Row row) {
        Head head = head(row);
        Optional<Snoozed> snoozed = moment(row, "snoozed_for")
                .flatMap(due -> moment(row, "snoozed_until").map(until -> new Snoozed(due, until)));
        return Promise.of(head, before)
                .map(promise -> new Standing(
                        head,
                        promise.standing(snoozed, moment(row, "overdue_at")),
                        Set.of(row.getArrayOfStrings("marks")),
                        Set.of(row.getArrayOfStrings("mailed")),
                        row.getOffsetDateTime("settled_at").toInstant()));
    }

    private static Optional<Instant> moment(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private Head head(Row row) {
        try {
            return json.readValue(row.getJsonObject("head").encode(), Head.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(
                    "What was kept of incident " + row.getUUID("id") + " can not be read", damaged);
        }
    }
}
