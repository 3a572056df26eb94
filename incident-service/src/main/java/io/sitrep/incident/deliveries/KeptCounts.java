package io.sitrep.incident.deliveries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.incident.sql.PlainSql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What was heard of each publication's deliveries: the newest of it, however often and in which order it is heard. */
@Singleton
public class KeptCounts {
    private static final String KEEP = """
            INSERT INTO delivery_counts (publication, incident_id, sequence, counts) VALUES (?, ?, ?, ?::jsonb)
            ON CONFLICT (publication) DO UPDATE SET sequence = excluded.sequence, counts = excluded.counts
            WHERE delivery_counts.sequence < excluded.sequence""";

    // Ids of events are in the order in which they were published.
    private static final String OF_INCIDENT =
            "SELECT counts::text FROM delivery_counts WHERE incident_id = $1 ORDER BY publication";

    private final DataSource database;
    private final ObjectMapper json;

    KeptCounts(DataSource database, ObjectMapper json) {
        this.database = database;
        // A later release of the notifier may say more.
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** In the caller's session; empty while nothing was heard. */
    public Uni<Optional<DeliveriesOfIncident>> of(UUID incident) {
        return PlainSql.select(row -> read((String) row[0]), OF_INCIDENT, incident)
                .map(all -> all.isEmpty() ? Optional.empty() : Optional.of(DeliveriesOfIncident.of(all)));
    }

    /** @throws UnreadableNews when it is not what the contract says, whenever it is read */
    DeliveryNews parse(byte[] data) throws UnreadableNews {
        try {
            DeliveryNews news = data == null ? null : json.readValue(data, DeliveryNews.class);
            if (news != null && news.isWhole()) {
                return news;
            }
        } catch (IOException unreadable) {
            throw new UnreadableNews(
                    "no news of deliveries: " + unreadable.getClass().getSimpleName());
        }
        throw new UnreadableNews("news of deliveries lacks what names it");
    }

    /** Waits for the database. */
    void keep(DeliveryNews news) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setObject(1, news.publication());
            statement.setObject(2, news.incident().id());
            statement.setLong(3, news.sequence());
            statement.setString(4, json.writeValueAsString(news));
            statement.executeUpdate();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private DeliveryNews read(String kept) {
        try {
            return json.readValue(kept, DeliveryNews.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
