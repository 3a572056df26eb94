package io.sitrep.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which variables of the suite a text names, also shortly: {@code SITREP_A_{B,C}} is two, {@code `SITREP_A_B`, `…_C`} in one line as well. */
final class NamedIn {
    private static final Pattern BRACES = Pattern.compile("(SITREP_\\w*)\\{([\\w,]+)}");
    private static final Pattern WHOLE = Pattern.compile("\\bSITREP_[A-Z0-9_]*[A-Z0-9]\\b(?!_?…)");
    private static final Pattern END = Pattern.compile("…(_[A-Z_]+)\\b");

    private final String text;

    NamedIn(String text) {
        this.text =
                BRACES.matcher(text).replaceAll(each -> Matcher.quoteReplacement(spelt(each.group(1), each.group(2))));
    }

    private static String spelt(String begin, String ends) {
        return String.join(
                " ", Arrays.stream(ends.split(",")).map(begin::concat).toList());
    }

    List<String> whole() {
        return WHOLE.matcher(text)
                .results()
                .map(each -> each.group())
                .distinct()
                .toList();
    }

    boolean names(String variable) {
        return whole().contains(variable) || text.lines().anyMatch(line -> hintsAt(variable, line));
    }

    private static boolean hintsAt(String variable, String line) {
        List<String> hinted = new ArrayList<>();
        END.matcher(line)
                .results()
                .forEach(end -> WHOLE.matcher(line).results().forEach(begin -> {
                    String before = begin.group();
                    for (int cut = before.indexOf('_', 7); cut > 0; cut = before.indexOf('_', cut + 1)) {
                        hinted.add(before.substring(0, cut) + end.group(1));
                    }
                }));
        return hinted.contains(variable);
    }
}
