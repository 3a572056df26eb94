package io.sitrep.notifier.channel.email;

import io.sitrep.kit.settings.SettingException;

/**
 * Who mail comes from, as {@code SITREP_MAIL_FROM} gives it: {@code Status <status@example.com>}.
 *
 * @param name may be empty
 */
record Sender(String name, String address) {
    static Sender of(String from) {
        int open = from.lastIndexOf('<');
        String name = open < 0 ? "" : from.substring(0, open).strip();
        String address =
                open < 0 ? from : from.substring(open + 1).stripTrailing().replaceFirst(">$", "");
        return EmailAddress.read(address.strip())
                .map(read -> new Sender(unquoted(name), read))
                .orElseThrow(() -> new SettingException("SITREP_MAIL_FROM", "wants a mail address"));
    }

    /** In this domain message ids are made. */
    String domain() {
        return EmailAddress.domain(address);
    }

    /** As the header has it. */
    String header() {
        return name.isEmpty() ? address : HeaderText.name(name) + " <" + address + ">";
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1") : name;
    }
}
