package io.sitrep.incident.page.live;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parts of the front page that may change while somebody looks at it, cut out of the page itself: what a stream sends is
 * what a reload would show.
 *
 * @param html of each part by its name, in the order of the page
 */
record LiveParts(Map<String, String> html) {
    private static final String BEGIN = "<!--live:";
    private static final String END = "<!--/live:";
    private static final String MARK_END = "-->";

    static LiveParts of(String page) {
        Map<String, String> html = new LinkedHashMap<>();
        for (int at = page.indexOf(BEGIN); at >= 0; at = page.indexOf(BEGIN, at + 1)) {
            String name = page.substring(at + BEGIN.length(), page.indexOf(MARK_END, at));
            int begin = page.indexOf(MARK_END, at) + MARK_END.length();
            html.put(name, page.substring(begin, page.indexOf(END + name + MARK_END, begin)));
        }
        return new LiveParts(html);
    }

    /** Those that are not the same in another. */
    Map<String, String> since(LiveParts last) {
        Map<String, String> changed = new LinkedHashMap<>(html);
        changed.entrySet().removeAll(last.html.entrySet());
        return changed;
    }
}
