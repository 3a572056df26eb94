package io.sitrep.notifier.channel.twilio;

import java.util.Optional;
import java.util.regex.Pattern;

/** A telephone number in international form, as ITU-T E.164 has it: {@code +391234567890}. */
public final class PhoneNumber {
    private static final Pattern FORM = Pattern.compile("\\+[1-9]\\d{6,14}");

    private PhoneNumber() {}

    /** Spaces, dots, dashes and brackets are left out; a number without its country is none. */
    public static Optional<String> read(String typed) {
        String number = typed.strip().replaceAll("[\\s.\\-()/]", "");
        String international = number.startsWith("00") ? "+" + number.substring(2) : number;
        return FORM.matcher(international).matches() ? Optional.of(international) : Optional.empty();
    }
}
