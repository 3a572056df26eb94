package io.sitrep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The README's tour.
 *
 * @param commands its {@code sh} blocks
 * @param outputs its {@code text} blocks
 */
record Tour(List<String> commands, List<String> outputs) {
    private static final Pattern TOUR = Pattern.compile("(?s)## A tour in five minutes\\n(.*?)\\n## ");

    static Tour in(String readme) {
        Matcher tour = TOUR.matcher(readme);
        assertThat(tour.find()).as("the README has a tour").isTrue();
        return new Tour(blocks("sh", tour.group(1)), blocks("text", tour.group(1)));
    }

    /**
     * The text without what differs from run to run: ids, times, secrets, ports, durations, and where the checkout lies; and without
     * what chat says only where processes that just started take their time: that it works on it, and not who is told.
     */
    static String steady(String text) {
        return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
                .replaceAll("(/incidents/)[a-z0-9]{12}\\b", "$1ID")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
                .replaceAll("\\d{1,2} \\p{L}+ \\d{4}, \\d\\d:\\d\\d", "TIME")
                .replaceAll("(/subscriptions/)[A-Za-z0-9_-]+", "$1SECRET")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT")
                .replaceAll("port \\d+", "port PORT")
                .replaceAll("\\d+\\.\\d s\\b", "DURATION")
                .replaceAll("(?m)^Sitrep \\(only you can see this\\):\\R  Working on it….*\\R", "")
                .replaceAll("(?m)^  Telling \\d.*\\R", "")
                .replaceAll("\\S*/\\.sitrep", ".sitrep")
                .strip();
    }

    /** What starts side by side is ready in any order. */
    static List<String> sortedLines(String text) {
        return steady(text).lines().sorted().toList();
    }

    private static List<String> blocks(String language, String markdown) {
        return Pattern.compile("(?s)```" + language + "\\n(.*?)```")
                .matcher(markdown)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }
}
