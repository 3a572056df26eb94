package io.sitrep.incident.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is said of a postmortem where there is no room for all of it: its first section, or where it has no headings its
 * first paragraph. At most 2,000 characters; what is longer is cut between words.
 */
final class PostmortemSummary {
    private static final int MOST = 2_000;
    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}(\\s.*)?");

    private PostmortemSummary() {}

    /** @param title of the incident, said when there is nothing but headings */
    static String of(String body, String title) {
        List<String> section = new ArrayList<>();
        boolean headed = false;
        for (String line : body.split("\n", -1)) {
            boolean begun = section.stream().anyMatch(each -> !each.isBlank());
            if (HEADING.matcher(line).matches()) {
                if (begun) {
                    break;
                }
                headed = true;
            } else if (begun && !headed && line.isBlank()) {
                break;
            } else {
                section.add(line);
            }
        }
        String text = String.join("\n", section).strip();
        return text.isEmpty() ? title : cut(text);
    }

    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= MOST) {
            return text;
        }
        String start = text.substring(0, text.offsetByCodePoints(0, MOST - 1));
        int blank = Math.max(start.lastIndexOf(' '), start.lastIndexOf('\n'));
        return (blank > 0 ? start.substring(0, blank) : start).strip() + "…";
    }
}
