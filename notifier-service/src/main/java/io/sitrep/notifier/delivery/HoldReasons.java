package io.sitrep.notifier.delivery;

/**
 * Why everything is held. Whoever comes second adds a reason: or a restored database would be let go by somebody who had held it for
 * a wrong text, and saw no other. Since when it is held stays.
 */
public final class HoldReasons {
    /** Behind an insertion: {@code $2} is what the reason is known by; where that is said already nothing is added. */
    static final String JOINED = """
            ON CONFLICT (only_one) DO UPDATE SET reason = CASE WHEN position($2 IN hold.reason) > 0 THEN hold.reason
                ELSE hold.reason || '; ' || excluded.reason END""";

    /** Holds everything, for the reason {@code $1}, known by {@code $2}; answers since when, and all reasons. */
    public static final String ADD = "INSERT INTO hold (reason) VALUES ($1) " + JOINED + " RETURNING since, reason";

    private HoldReasons() {}
}
