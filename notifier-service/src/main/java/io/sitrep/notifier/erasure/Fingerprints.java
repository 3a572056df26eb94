package io.sitrep.notifier.erasure;

import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.kit.secret.SecretBox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Has the key that fingerprints are made with. It is derived from {@code SITREP_SECRET_KEY} when the first fingerprint is made,
 * and kept sealed from then on: a change of that key changes no fingerprint, and the old one may be dropped after a start.
 */
@Singleton
public class Fingerprints {
    private static final String PURPOSE = "sitrep fingerprints of addresses";
    private static final Duration COME_AGAIN = Duration.ofMinutes(1);
    private static final String FIND = "SELECT sealed FROM fingerprint_key";
    private static final String KEEP = "INSERT INTO fingerprint_key (sealed) VALUES ($1) ON CONFLICT DO NOTHING";
    private static final String SEAL_ANEW = "UPDATE fingerprint_key SET sealed = $1 WHERE sealed = $2";

    private final Pool pool;
    private final SecretBox box;
    private final AtomicReference<Fingerprint> known = new AtomicReference<>();

    Fingerprints(Pool pool, SecretBox box) {
        this.pool = pool;
        this.box = box;
    }

    public Uni<Fingerprint> get() {
        Fingerprint ready = known.get();
        return ready != null ? Uni.createFrom().item(ready) : read().invoke(known::set);
    }

    private Uni<Fingerprint> read() {
        return pool.query(FIND)
                .execute()
                .chain(rows -> rows.rowCount() > 0 ? open(rows.iterator().next().getString("sealed")) : make());
    }

    private Uni<Fingerprint> make() {
        String sealed = box.seal(Base64.getEncoder().encodeToString(box.derive(PURPOSE)));
        return pool.preparedQuery(KEEP).execute(Tuple.of(sealed)).chain(this::read);
    }

    private String opened(String sealed) {
        try {
            return box.open(sealed);
        } catch (IllegalStateException keyIsGone) {
            throw new ProblemException(
                    Problem.of(
                            503,
                            "secret-key-lost",
                            "A key is missing",
                            "Addresses are recognised by a key that none of SITREP_SECRET_KEY and SITREP_SECRET_KEYS_OLD opens"),
                    COME_AGAIN);
        }
    }

    private Uni<Fingerprint> open(String sealed) {
        String key = opened(sealed);
        Uni<?> kept = box.isCurrent(sealed)
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(SEAL_ANEW).execute(Tuple.of(box.seal(key), sealed));
        return kept.replaceWith(() -> new Fingerprint(Base64.getDecoder().decode(key)));
    }
}
