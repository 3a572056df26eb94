package io.sitrep.notifier.template;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text with places for what differs from update to update: <code>{status}: {message}</code>. Parsed once, filled for each reader.
 * Two braces mean the same as one, as in the catalog's other templates; there are no other braces, no conditions and no loops. A line
 * that has places, all of which stay empty, is left out: what there is no workaround for says nothing of one.
 *
 * <p>What is filled in is never read as a template, whatever it says.
 */
public final class Template {
    /** Characters. */
    public static final int LONGEST = 5_000;

    private final String written;
    private final List<Line> lines;
    private final Set<Placeholder> uses;

    private Template(String written, List<Line> lines) {
        this.written = written;
        this.lines = lines;
        this.uses = EnumSet.noneOf(Placeholder.class);
        lines.forEach(line -> uses.addAll(line.places()));
    }

    /** @throws WrongTemplate when it holds an unknown placeholder, one of them twice, or a brace without its other half */
    public static Template parse(String text) {
        if (text.length() > LONGEST) {
            throw new WrongTemplate("is longer than " + LONGEST + " characters");
        }
        List<Line> lines = new ArrayList<>();
        Set<Placeholder> seen = EnumSet.noneOf(Placeholder.class);
        for (String line : text.lines().toList()) {
            Line read = Line.parse(line);
            for (Placeholder place : read.places()) {
                if (!seen.add(place)) {
                    throw new WrongTemplate("holds " + place.written() + " twice");
                }
            }
            lines.add(read);
        }
        return new Template(text, List.copyOf(lines));
    }

    public boolean uses(Placeholder placeholder) {
        return uses.contains(placeholder);
    }

    public String fill(Values values) {
        return lines.stream()
                .filter(line -> line.isShown(values))
                .map(line -> line.fill(values))
                .collect(Collectors.joining("\n"));
    }

    public String fill(Values values, Escape escape) {
        return escape.apply(fill(values));
    }

    /** As it was written. */
    @Override
    public String toString() {
        return written;
    }

    /** Two are the same when they were written alike. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Template template && template.written.equals(written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }
}
