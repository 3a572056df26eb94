package io.sitrep.bot.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.bot.incident.Order;
import io.sitrep.bot.port.Invocation;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.reply.Language;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.kit.trace.LogIds;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Between an entry and its row. */
@Singleton
public class EntryRows {
    private static final Logger LOG = Logger.getLogger(EntryRows.class);

    private final SecretBox secrets;
    private final ObjectMapper json;

    public EntryRows(SecretBox secrets, ObjectMapper json) {
        this.secrets = secrets;
        this.json = json;
    }

    Entry read(Row row) {
        Person person = new Person(
                row.getString("platform"),
                row.getString("workspace"),
                row.getString("person"),
                row.getString("person_name"));
        String replyTo = Optional.ofNullable(row.getString("reply_to"))
                .map(kept -> open(kept, row.getString("invocation_id")))
                .orElse("");
        return new Entry(
                new Invocation(
                        row.getString("invocation_id"),
                        person,
                        row.getString("channel"),
                        row.getString("said"),
                        values(row.getJsonObject("filled")),
                        values(row.getJsonObject("mentioned")),
                        replyTo,
                        ""),
                Optional.ofNullable(row.getString("order_json")).map(this::order),
                Optional.ofNullable(row.getString("answer")),
                new Entry.Effort(row.getInteger("attempts"), row.getInteger("failures"), age(row)),
                new Entry.Standing(Optional.ofNullable(row.getString("about")), row.getOffsetDateTime("as_of")),
                row.getBoolean("uncertain"),
                Language.of(row.getString("language")));
    }

    /** Whether its answer goes there; none does any more where the address is kept no longer. */
    boolean repliesTo(Row row, Invocation invocation) {
        return Optional.ofNullable(row.getString("reply_to"))
                .map(kept -> open(kept, invocation.id()).equals(invocation.replyTo()))
                .orElse(false);
    }

    private static Duration age(Row row) {
        return Duration.ofMillis(Math.round(row.getDouble("age") * 1_000));
    }

    private static Map<String, String> values(JsonObject filled) {
        Map<String, String> values = new HashMap<>();
        filled.forEach(value -> values.put(value.getKey(), String.valueOf(value.getValue())));
        return values;
    }

    String seal(String replyTo) {
        return secrets.seal(replyTo);
    }

    /** One command whose key was thrown away must not keep all others from being read. */
    private String open(String sealed, String invocation) {
        try {
            return secrets.open(sealed);
        } catch (IllegalStateException keyIsGone) {
            LogIds.of()
                    .invocation(invocation)
                    .errorf(
                            LOG,
                            "an address for a late answer does not open with the keys of SITREP_SECRET_KEY and SITREP_SECRET_KEYS_OLD");
            return "";
        }
    }

    String write(Order order) {
        try {
            return json.writeValueAsString(order);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Order order(String stored) {
        try {
            return json.readValue(stored, Order.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("An order in the ledger cannot be read", damaged);
        }
    }
}
