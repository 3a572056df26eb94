package io.sitrep.incident.importer;

import io.sitrep.incident.domain.PlainText;
import io.sitrep.incident.domain.Wire;
import java.util.regex.Pattern;

/** Looks at one value of an item and answers it, or says why the item can't be used. */
final class Checked {
    static final int LONGEST_TITLE = 255;
    static final int LONGEST_MESSAGE = 25_000;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern PUBLIC_ID = Pattern.compile("[a-z0-9]{12}");

    private Checked() {}

    static <T> T present(String field, T value) {
        if (value == null) {
            throw new Unusable(field + " is missing");
        }
        return value;
    }

    /** The id of an incident, by which people will ask for it. */
    static String publicId(String id) {
        if (id == null || !PUBLIC_ID.matcher(id).matches()) {
            throw new Unusable("id is not twelve lower-case letters and digits");
        }
        return id;
    }

    /** The id of anything else. */
    static String code(String field, String code) {
        if (!CODE.matcher(present(field, code)).matches()) {
            throw new Unusable(field + " is not 1 to 64 letters, digits, - and _");
        }
        return code;
    }

    /** A name or a title: one line. */
    static String text(String field, String value, int longest) {
        String text = PlainText.line(present(field, value));
        if (text.isEmpty()) {
            throw new Unusable(field + " is empty");
        }
        return atMost(field, text, longest);
    }

    static String atMost(String field, String text, int longest) {
        if (text != null && text.codePointCount(0, text.length()) > longest) {
            throw new Unusable(field + " has more than " + longest + " characters");
        }
        return text;
    }

    static <E extends Enum<E> & Wire> E wire(Class<E> type, String field, String value) {
        return Wire.read(type, String.valueOf(value))
                .orElseThrow(() -> new Unusable(field + " is not one that is known here"));
    }
}
