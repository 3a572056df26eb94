package io.sitrep.notifier.channel.email;

import io.sitrep.kit.settings.SettingException;

/** The address mail comes from, as {@code SITREP_MAIL_FROM} gives it: {@code Status <status@example.com>}. */
final class Sender {
    private Sender() {}

    /** @return the domain that message ids are made in */
    static String domain(String from) {
        int open = from.lastIndexOf('<');
        String address = open < 0
                ? from.trim()
                : from.substring(open + 1).replace(">", "").trim();
        return EmailAddress.read(address)
                .map(read -> read.substring(read.lastIndexOf('@') + 1))
                .orElseThrow(() -> new SettingException("SITREP_MAIL_FROM", "wants a mail address"));
    }
}
