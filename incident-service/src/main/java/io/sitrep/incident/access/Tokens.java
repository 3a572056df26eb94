package io.sitrep.incident.access;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.Settings;
import io.sitrep.kit.security.TokenMemory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The tokens that let callers in: the two of the environment, and those that are kept, hashed, in the database. What
 * changes them runs in the caller's transaction.
 */
@ApplicationScoped
public class Tokens {
    /** For so long a replica may let in a token that another one has revoked. */
    static final Duration REMEMBERED = Duration.ofSeconds(2);

    /** Id and name of the bootstrap token; ids of others are longer. */
    private static final String ADMIN = "admin";

    private final Pool database;
    private final Clock clock;
    private final TokenMemory<Grant> memory;
    private final Optional<byte[]> serviceHash;
    private final Optional<byte[]> adminHash;

    Tokens(Pool database, Clock clock, Settings settings) {
        this.database = database;
        this.clock = clock;
        this.memory = new TokenMemory<>(clock, REMEMBERED);
        this.serviceHash = settings.serviceToken().map(TokenText::sha256);
        this.adminHash = settings.adminToken().map(TokenText::sha256);
    }

    /** As {@link #introspect}, but what was good {@link #REMEMBERED} ago still is, so that a request costs no query. */
    Uni<Grant> recognise(String token) {
        return memory.recall(token).map(known -> Uni.createFrom().item(known)).orElseGet(() -> {
            Instant asked = clock.instant();
            return introspect(token).invoke(grant -> {
                if (grant != null) {
                    memory.remember(token, grant, asked);
                }
            });
        });
    }

    /**
     * What the token stands for at this moment, or null when it stands for nothing. Takes as long for a wrong one as for a
     * right one.
     */
    Uni<Grant> introspect(String token) {
        byte[] hash = TokenText.sha256(token);
        if (matches(serviceHash, hash)) {
            return Uni.createFrom().item(Grant.ofToken("service", "service", Role.SERVICE));
        }
        if (matches(adminHash, hash)) {
            return Uni.createFrom().item(Grant.ofToken(ADMIN, ADMIN, Role.ADMIN));
        }
        return TokenText.parse(token).map(this::kept).orElse(Uni.createFrom().nullItem());
    }

    /** What a token of that id stands for at this moment, for whoever has shown its text before; null once it is revoked. */
    public Uni<Grant> standing(String id) {
        if (id.equals(ADMIN)) {
            return Uni.createFrom().item(adminHash.isPresent() ? Grant.ofToken(ADMIN, ADMIN, Role.ADMIN) : null);
        }
        return database.preparedQuery("SELECT name, role FROM api_tokens WHERE id = $1 AND revoked_at IS NULL")
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0 ? null : grant(id, rows.iterator().next()));
    }

    /**
     * Another one for another secret, and once the environment names another admin token; it tells nothing of either.
     *
     * @param id of the token
     */
    public String seal(String id, String secret) {
        String text =
                id.equals(ADMIN) ? adminHash.map(HexFormat.of()::formatHex).orElse("") : "";
        return HexFormat.of().formatHex(TokenText.sha256("seal " + secret + " " + text));
    }

    /** Keeps a new token: of its text only the id and the hash of the secret, so it can't be had again from here. */
    public Uni<Void> keep(TokenText token, String name, Role role) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "INSERT INTO api_tokens (id, name, role, secret_hash, created_at) VALUES (?1, ?2, ?3, ?4, ?5)")
                        .setParameter(1, token.id())
                        .setParameter(2, name)
                        .setParameter(3, role.wire())
                        .setParameter(4, token.secretHash())
                        .setParameter(5, clock.instant())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** @return whether there was such a token; from the commit on it lets nobody in */
    public Uni<Boolean> revoke(String id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "UPDATE api_tokens SET revoked_at = ?1 WHERE id = ?2 AND revoked_at IS NULL")
                        .setParameter(1, clock.instant())
                        .setParameter(2, id)
                        .executeUpdate())
                .map(revoked -> revoked == 1);
    }

    /** To be called once a revocation is committed: until then it would only be remembered again. */
    public void forget(String id) {
        memory.forget(grant -> grant.id().equals(id));
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
        return MessageDigest.isEqual(expected, token.secretHash()) ? grant(token.id(), row) : null;
    }

    private static Grant grant(String id, Row row) {
        return Grant.ofToken(
                id, row.getString("name"), Role.read(row.getString("role")).orElseThrow());
    }

    private static boolean matches(Optional<byte[]> expected, byte[] hash) {
        return expected.isPresent() && MessageDigest.isEqual(expected.get(), hash);
    }
}
