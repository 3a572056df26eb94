package io.sitrep.notifier.channel.email;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One mailbox, nothing around it: no display name, no comment, no quoted part, no line break. Stricter than RFC 5321 where
 * strictness keeps a header or an SMTP command from being written by a stranger.
 */
final class EmailAddress {
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST = 254;

    private EmailAddress() {}

    /** @return the address with its domain in lower case and in ASCII; empty when it is not one */
    static Optional<String> read(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1
                || at > LONGEST_LOCAL
                || !LOCAL.matcher(text.substring(0, at)).matches()) {
            return Optional.empty();
        }
        String domain = ascii(text.substring(at + 1)).toLowerCase(Locale.ROOT);
        String whole = text.substring(0, at) + "@" + domain;
        boolean good = DOMAIN.matcher(domain).matches() && whole.length() <= LONGEST;
        return good ? Optional.of(whole) : Optional.empty();
    }

    /** @param address one that was read */
    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException notOne) {
            return "";
        }
    }
}
