package io.sitrep.e2e.upgrade;

import java.util.Arrays;
import java.util.regex.Pattern;

/** A release's number, as {@code 1.2.3}. */
record Release(int major, int minor, int patch) implements Comparable<Release> {
    private static final Pattern FORM = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    /** @throws IllegalArgumentException when it is not of that form */
    static Release of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a release's number, as 1.2.3: " + text);
        }
        int[] parts =
                Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
        return new Release(parts[0], parts[1], parts[2]);
    }

    @Override
    public int compareTo(Release other) {
        return Arrays.compare(new int[] {major, minor, patch}, new int[] {other.major(), other.minor(), other.patch()});
    }
}
