package io.sitrep.incident.page.site;

import java.util.Arrays;
import java.util.Locale;

/** What a reader says it has and can take (RFC 9110, 12.5.3 and 13.1.2). */
public final class Conditions {
    private Conditions() {}

    /** Whether a reader has just this already. */
    static boolean unchanged(Document document, String ifNoneMatch) {
        return document.status() == 200 && have(ifNoneMatch, document.tag());
    }

    /**
     * Whether a reader has what bears this tag. Tags are compared weakly.
     *
     * @param ifNoneMatch as sent, or null
     */
    static boolean have(String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && (ifNoneMatch.equals(tag)
                        || Arrays.stream(ifNoneMatch.split(","))
                                .map(String::strip)
                                .anyMatch(
                                        each -> each.equals("*") || opaque(each).equals(opaque(tag))));
    }

    /** @param acceptEncoding as sent, or null */
    public static boolean acceptsGzip(String acceptEncoding) {
        return acceptEncoding != null
                && (acceptEncoding.startsWith("gzip,")
                        || acceptEncoding.equals("gzip")
                        || Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(","))
                                .map(String::strip)
                                .anyMatch(each -> (each.startsWith("gzip") || each.startsWith("*")) && !isZero(each)));
    }

    private static boolean isZero(String coding) {
        return coding.replace(" ", "").matches("[^;]*;q=0(\\.0*)?");
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
