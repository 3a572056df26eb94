package io.sitrep.notifier.channel.bluesky;

import java.util.UUID;

/**
 * The key of a record, made of a message's: a TID (atproto.com/specs/tid, 2026-11), which is what the network expects of posts. The time in
 * it is that in the UUID, so that keys sort as the messages do; the same key is the same TID in each attempt.
 */
final class RecordKey {
    private static final String DIGITS = "234567abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 13;
    private static final int BITS_OF_A_DIGIT = 5;
    private static final long MICROSECONDS = (1L << 53) - 1;
    private static final int BITS_OF_THE_CLOCK = 10;

    private RecordKey() {}

    /** @param revision of what is said, from 0: another text is another record */
    static String of(UUID key, int revision) {
        long millis = key.getMostSignificantBits() >>> 16;
        // The twelve bits after the version are the fraction of the millisecond, or chance.
        long micros = millis * 1_000 + (((key.getMostSignificantBits() & 0xFFF) * 1_000) >>> 12) + revision;
        long clock = key.getLeastSignificantBits() & ((1 << BITS_OF_THE_CLOCK) - 1);
        long tid = ((micros & MICROSECONDS) << BITS_OF_THE_CLOCK) | clock;
        StringBuilder text = new StringBuilder();
        for (int digit = LENGTH - 1; digit >= 0; digit--) {
            text.append(DIGITS.charAt((int) (tid >>> (digit * BITS_OF_A_DIGIT)) & 31));
        }
        return text.toString();
    }
}
