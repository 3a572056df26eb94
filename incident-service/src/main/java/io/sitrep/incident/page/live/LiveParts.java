package io.sitrep.incident.page.live;

import io.sitrep.incident.page.Digest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of the front page that may change while somebody looks at it, cut out of the page itself: what a stream sends is
 * what a reload would show.
 *
 * @param html of each part by its name, in the order of the page
 * @param version the same for the same parts, on every replica
 */
public record LiveParts(Map<String, String> html, String version) {
    private static final Pattern PART = Pattern.compile("<!--live:([a-z]+)-->(.*?)<!--/live:\\1-->", Pattern.DOTALL);
    private static final String UNNAMED = "data-version=\"\"";

    static LiveParts of(String page) {
        Map<String, String> html = new LinkedHashMap<>();
        Matcher part = PART.matcher(page);
        while (part.find()) {
            html.put(part.group(1), part.group(2));
        }
        return new LiveParts(html, Digest.of(html.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** The page with its version written into it, by which its script sees whether a stream is ahead of it. */
    public static String named(String page) {
        return page.replace(UNNAMED, "data-version=\"" + of(page).version + "\"");
    }

    /** Those that are not the same in another. */
    Map<String, String> since(LiveParts last) {
        Map<String, String> changed = new LinkedHashMap<>(html);
        changed.entrySet().removeAll(last.html.entrySet());
        return changed;
    }
}
