package io.sitrep.notifier.channel.email;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An enhanced mail system status code: {@code 5.1.1} (RFC 3463).
 *
 * @param kind 2 is success, 4 is for now, 5 is for good
 */
public record StatusCode(int kind, int subject, int detail) {
    private static final Pattern CODE = Pattern.compile("(?<![\\d.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.])");

    // https://www.iana.org/assignments/smtp-enhanced-status-codes, read 2026-11-22: bad mailbox, bad system, bad
    // syntax,
    // moved away, null MX; mailbox disabled. Not x.1.0 and x.2.0, which servers also use for a policy.
    private static final Set<String> NOBODY_THERE = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");

    /** The first one in a text. An address of four numbers is not one. */
    public static Optional<StatusCode> in(String text) {
        Matcher code = CODE.matcher(text);
        return code.find()
                ? Optional.of(new StatusCode(
                        Integer.parseInt(code.group(1)),
                        Integer.parseInt(code.group(2)),
                        Integer.parseInt(code.group(3))))
                : Optional.empty();
    }

    public boolean isForGood() {
        return kind == 5;
    }

    /** The mailbox is no more, or never was: nothing sent there will arrive. */
    public boolean isNobodyThere() {
        return NOBODY_THERE.contains(toString());
    }

    @Override
    public String toString() {
        return kind + "." + subject + "." + detail;
    }
}
