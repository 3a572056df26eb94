package io.sitrep.kit.trace;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something stands in a trace, as the header {@code traceparent} says it. Source: https://www.w3.org/TR/trace-context/, version 00.
 *
 * @param flags two hexadecimal digits; the last bit says that the trace is kept
 */
public record TraceContext(String traceId, String spanId, String flags) {
    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Empty for what is none: whoever sent it is not believed, and not refused. */
    public static Optional<TraceContext> of(String traceparent) {
        if (traceparent == null) {
            return Optional.empty();
        }
        Matcher found = FORM.matcher(traceparent);
        if (!found.matches()
                || found.group(1).equals(NO_TRACE)
                || found.group(2).equals(NO_SPAN)) {
            return Optional.empty();
        }
        return Optional.of(new TraceContext(found.group(1), found.group(2), found.group(3)));
    }

    /** The beginning of a trace that nobody keeps: it ties lines of logs together. */
    public static TraceContext fresh() {
        byte[] ids = new byte[24];
        RANDOM.nextBytes(ids);
        // None of both may be all zeros.
        ids[0] |= 1;
        ids[16] |= 1;
        String hex = HexFormat.of().formatHex(ids);
        return new TraceContext(hex.substring(0, 32), hex.substring(32), "00");
    }

    /** The beginning of a trace that is known by a key: the same for the same key, however often it is begun anew. */
    public static TraceContext of(UUID key, boolean kept) {
        return new TraceContext(
                key.toString().replace("-", ""),
                String.format("%016x", key.getMostSignificantBits() ^ key.getLeastSignificantBits() | 1),
                kept ? "01" : "00");
    }

    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    public boolean isKept() {
        return (Integer.parseInt(flags, 16) & 1) == 1;
    }
}
