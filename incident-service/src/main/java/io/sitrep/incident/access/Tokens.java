package io.sitrep.incident.access;

import io.sitrep.incident.Settings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The tokens that let callers in: the two of the environment, and those that are kept, hashed, in the database. */
@ApplicationScoped
public class Tokens {
    private final Pool database;
    private final Clock clock;
    private final Optional<byte[]> serviceHash;
    private final Optional<byte[]> adminHash;

    Tokens(Pool database, Clock clock, Settings settings) {
        this.database = database;
        this.clock = clock;
        this.serviceHash = settings.serviceToken().map(TokenText::sha256);
        this.adminHash = settings.adminToken().map(TokenText::sha256);
    }

    /** What the token stands for, or null when it stands for nothing. Takes as long for a wrong one as for a right one. */
    public Uni<Grant> introspect(String token) {
        byte[] hash = TokenText.sha256(token);
        if (matches(serviceHash, hash)) {
            return Uni.createFrom().item(new Grant("service", "service", Role.SERVICE));
        }
        if (matches(adminHash, hash)) {
            return Uni.createFrom().item(new Grant("admin", "admin", Role.ADMIN));
        }
        return TokenText.parse(token).map(this::kept).orElse(Uni.createFrom().nullItem());
    }

    /** Makes a token; its text is answered here and can't be had again. */
    public Uni<TokenText> create(String name, Role role) {
        return keep(TokenText.fresh(), name, role);
    }

    Uni<TokenText> keep(TokenText token, String name, Role role) {
        return database.preparedQuery(
                        "INSERT INTO api_tokens (id, name, role, secret_hash, created_at) VALUES ($1, $2, $3, $4, $5)")
                .execute(Tuple.of(
                        token.id(),
                        name,
                        role.wire(),
                        io.vertx.mutiny.core.buffer.Buffer.buffer(token.secretHash())
                                .getDelegate(),
                        now()))
                .replaceWith(token);
    }

    /** @return whether there was such a token; from now on it lets nobody in */
    public Uni<Boolean> revoke(String id) {
        return database.preparedQuery("UPDATE api_tokens SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL")
                .execute(Tuple.of(id, now()))
                .map(done -> done.rowCount() == 1);
    }

    public Uni<List<TokenView>> list() {
        return database.query("SELECT id, name, role, created_at, revoked_at FROM api_tokens ORDER BY created_at, id")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(TokenView::of)
                        .toList());
    }

    private Uni<Grant> kept(TokenText token) {
        return database.preparedQuery(
                        "SELECT name, role, secret_hash FROM api_tokens WHERE id = $1 AND revoked_at IS NULL")
                .execute(Tuple.of(token.id()))
                .map(rows ->
                        rows.size() == 0 ? null : grant(token, rows.iterator().next()));
    }

    private static Grant grant(TokenText token, Row row) {
        byte[] expected = row.getBuffer("secret_hash").getBytes();
        return MessageDigest.isEqual(expected, token.secretHash())
                ? new Grant(
                        token.id(),
                        row.getString("name"),
                        Role.read(row.getString("role")).orElseThrow())
                : null;
    }

    private static boolean matches(Optional<byte[]> expected, byte[] hash) {
        return expected.isPresent() && MessageDigest.isEqual(expected.get(), hash);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
