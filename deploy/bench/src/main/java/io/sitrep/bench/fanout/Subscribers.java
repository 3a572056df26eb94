package io.sitrep.bench.fanout;

import io.sitrep.kit.secret.SecretBox;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;

/** Readers of everything, written straight into the notifier's tables as its API would have written them. */
public final class Subscribers {
    private static final String ADD = """
            WITH s AS (INSERT INTO subscribers (id, created_at) VALUES (uuid_v7(), now()) RETURNING id), e AS (
                INSERT INTO endpoints (id, subscriber_id, position, channel, address, secret, state)
                SELECT uuid_v7(), id, 0, ?, ?, ?, 'active' FROM s)
            INSERT INTO subscriptions (id, subscriber_id, state, components, regions, min_impact, min_rank, maintenances,
                postmortems, every_update, locale, time_zone, token_hash, token_sealed, created_at)
            SELECT uuid_v7(), id, 'active', '{}', '{}', 'none', 0, true, true, false, 'en', 'UTC', ?, ?, now() FROM s""";

    private Subscribers() {}

    /** @param channel webhook or email; addresses follow from the number */
    public static void add(Connection database, String channel, int count, IntFunction<String> address)
            throws SQLException {
        SecretBox box = SecretBox.of(Notifiers.KEY, List.of());
        database.setAutoCommit(false);
        try (PreparedStatement add = database.prepareStatement(ADD)) {
            for (int i = 0; i < count; i++) {
                String token = UUID.randomUUID().toString();
                byte[] secret = UUID.randomUUID().toString().substring(0, 32).getBytes(StandardCharsets.UTF_8);
                add.setString(1, channel);
                add.setString(2, address.apply(i));
                add.setString(
                        3,
                        channel.equals("webhook")
                                ? box.seal("whsec_" + Base64.getEncoder().encodeToString(secret))
                                : null);
                add.setString(4, hash(token));
                add.setString(5, box.seal(token));
                add.addBatch();
                if (i % 1000 == 999) {
                    add.executeBatch();
                }
            }
            add.executeBatch();
        }
        database.commit();
        database.setAutoCommit(true);
        try (Statement tidy = database.createStatement()) {
            tidy.execute("VACUUM ANALYZE");
        }
    }

    /** Switches those on or off that never answer, or answer without an end. */
    static void state(Connection database, String port, String state) throws SQLException {
        try (PreparedStatement set =
                database.prepareStatement("UPDATE endpoints SET state = ?, state_reason = NULL WHERE address ~ ?")) {
            set.setString(1, state);
            set.setString(2, ":" + port + "/(dead|drip)/");
            set.executeUpdate();
        }
    }

    private static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
