package io.sitrep.notifier.api;

import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Which part of a list is wanted. A cursor names the last thing already seen. */
record Paging(int limit, Optional<UUID> after) {
    private static final int MOST = 200;
    private static final int USUAL = 50;

    /** One part of a list. */
    record Page<T>(List<T> items, String nextCursor) {}

    /** @throws ProblemException 400 that names the parameter */
    static Paging of(String limit, String cursor) {
        return new Paging(
                limit == null ? USUAL : limit(limit),
                Optional.ofNullable(cursor).map(Paging::after));
    }

    /** One more than is shown, to know whether that is all. */
    int toFetch() {
        return limit + 1;
    }

    <T> Page<T> page(List<T> fetched, Function<T, UUID> id) {
        if (fetched.size() <= limit) {
            return new Page<>(fetched, null);
        }
        List<T> shown = fetched.subList(0, limit);
        return new Page<>(shown, cursor(id.apply(shown.get(limit - 1))));
    }

    private static String cursor(UUID id) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static UUID after(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length == 16) {
                ByteBuffer id = ByteBuffer.wrap(bytes);
                return new UUID(id.getLong(), id.getLong());
            }
        } catch (IllegalArgumentException notOne) {
            // told below, as any other
        }
        throw bad("cursor", "is not one this list gave");
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException notOne) {
            // told below, as any other
        }
        throw bad("limit", "must be a number from 1 to " + MOST);
    }

    /** @return null where the parameter is absent */
    static UUID uuid(String parameter, String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw bad(parameter, "must be a UUID");
        }
    }

    static ProblemException bad(String parameter, String message) {
        return new ProblemException(Problem.malformed(parameter + ": " + message, new FieldError(parameter, message)));
    }
}
