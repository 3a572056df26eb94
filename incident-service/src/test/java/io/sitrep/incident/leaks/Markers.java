package io.sitrep.incident.leaks;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Words that occur nowhere else: wherever one is read, it is known which text it comes from. */
final class Markers {
    private final String run;
    private final Pattern form;
    private int last;

    /** @param run letters and digits that no other run has */
    Markers(String run) {
        this.run = "mk" + run + "q";
        this.form = Pattern.compile(this.run + "\\d+x[a-z]+");
    }

    /** @param kind what the text is, in lower-case letters, so that a failure says it */
    String next(String kind) {
        return run + ++last + "x" + kind;
    }

    /** Those that occur in a text. */
    Set<String> in(String text) {
        Set<String> found = new TreeSet<>();
        form.matcher(text).results().map(MatchResult::group).forEach(found::add);
        return found;
    }
}
