package io.sitrep.kit.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a token was worth a moment ago, so that not each request has to ask. Never older than the age it is made with,
 * counted from when it was asked for. Keeps no token, only its SHA-256; of too many, those used least recently go.
 *
 * @param <V> what is known of a token
 */
public final class TokenMemory<V> {
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Duration age;
    private final Map<String, Remembered<V>> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Remembered<V>> eldest) {
            return size() > MOST;
        }
    };

    public TokenMemory(Clock clock, Duration age) {
        this.clock = clock;
        this.age = age;
    }

    /** Empty when nothing is known, or nothing recent enough. */
    public Optional<V> recall(String token) {
        String hash = hash(token);
        Instant now = clock.instant();
        synchronized (remembered) {
            Remembered<V> known = remembered.get(hash);
            if (known == null) {
                return Optional.empty();
            }
            if (!now.isBefore(known.until())) {
                remembered.remove(hash);
                return Optional.empty();
            }
            return Optional.of(known.value());
        }
    }

    /** @param asked when the question was put: what has changed since is not in the value */
    public void remember(String token, V value, Instant asked) {
        String hash = hash(token);
        synchronized (remembered) {
            remembered.put(hash, new Remembered<>(value, asked.plus(age)));
        }
    }

    public void forget(Predicate<V> which) {
        synchronized (remembered) {
            remembered.values().removeIf(known -> which.test(known.value()));
        }
    }

    private static String hash(String token) {
        try {
            byte[] text = token.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Remembered<V>(V value, Instant until) {}
}
