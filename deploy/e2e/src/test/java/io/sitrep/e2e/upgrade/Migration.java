package io.sitrep.e2e.upgrade;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A step of a service's schema.
 *
 * @param path from the repository's folder
 */
record Migration(String service, String path, String sql) {
    private static final Pattern NUMBER = Pattern.compile(".*/V(\\d+)__[^/]+\\.sql");

    int number() {
        Matcher name = NUMBER.matcher(path);
        if (!name.matches()) {
            throw new IllegalArgumentException("not named as a migration is: " + path);
        }
        return Integer.parseInt(name.group(1));
    }
}
