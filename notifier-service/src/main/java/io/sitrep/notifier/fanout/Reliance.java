package io.sitrep.notifier.fanout;

/**
 * Whether a message to an address depends on somebody who is out: the one place that says so, in SQL. Who is out is worked out once for
 * a statement, by {@code out_now()}, and looked up by equality; not at all where nobody asks.
 */
public final class Reliance {
    /** So long nothing is tried at an address that is out, when nobody could look for another one meanwhile. */
    public static final String UNTIL_LOOKED = "interval '10 minutes'";

    private Reliance() {}

    /**
     * @param names a relation with {@code channel} and {@code provider}, neither of them null
     * @param e an endpoint
     */
    public static String isAmong(String names, String e) {
        return """
                coalesce((SELECT bool_or((%2$s.channel, k) IN (SELECT channel, provider FROM %1$s))
                    FROM unnest(%2$s.providers || ARRAY[%2$s.channel, %2$s.id::text]) AS k), false)""".formatted(names, e);
    }
}
