package io.sitrep.incident.console;

/**
 * What is said on the next screen of what was just done: the name of one of the console's texts, and what stands in it.
 *
 * @param about may be empty
 */
public record Said(String key, String about) {
    static final String COOKIE = "sitrep_console_said";
    private static final int LONGEST = 64;

    /** As it stands in a cookie: names of texts are letters, and what they are about letters, digits and hyphens. */
    String cookie() {
        return key + "." + about;
    }

    /** Null when it is none of ours. */
    static Said parse(String cookie) {
        if (cookie == null || cookie.length() > LONGEST || !cookie.matches("[A-Za-z]+\\.[A-Za-z0-9-]*")) {
            return null;
        }
        int dot = cookie.indexOf('.');
        String key = cookie.substring(0, dot);
        return ConsoleWords.isKnown(key) ? new Said(key, cookie.substring(dot + 1)) : null;
    }
}
