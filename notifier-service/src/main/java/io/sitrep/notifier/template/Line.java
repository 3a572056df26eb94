package io.sitrep.notifier.template;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a template: texts with places between them.
 *
 * @param texts one more than there are places
 */
record Line(List<String> texts, List<Placeholder> places) {
    private static final int LONGEST_NAME = 40;

    static Line parse(String line) {
        List<String> texts = new ArrayList<>();
        List<Placeholder> places = new ArrayList<>();
        int from = 0;
        for (int open = brace(line, 0); open >= 0; open = brace(line, from)) {
            String braces = line.startsWith("{{", open) ? "}}" : "}";
            int close = line.indexOf(braces, open);
            if (line.charAt(open) == '}' || close < 0) {
                throw new WrongTemplate("holds a brace without its other half");
            }
            texts.add(line.substring(from, open));
            places.add(named(line.substring(open + braces.length(), close)));
            from = close + braces.length();
        }
        texts.add(line.substring(from));
        return new Line(List.copyOf(texts), List.copyOf(places));
    }

    private static Placeholder named(String between) {
        String name = between.strip();
        if (name.indexOf('{') >= 0 || name.indexOf('}') >= 0) {
            throw new WrongTemplate("holds a brace without its other half");
        }
        return Placeholder.named(name)
                .orElseThrow(() -> new WrongTemplate("holds the unknown placeholder {"
                        + name.substring(0, Math.min(LONGEST_NAME, name.length()))
                        + "}; there are "
                        + Placeholder.all()));
    }

    private static int brace(String line, int from) {
        int open = line.indexOf('{', from);
        int close = line.indexOf('}', from);
        return open < 0 || (close >= 0 && close < open) ? close : open;
    }

    /** A line of fixed words always is. */
    boolean isShown(Values values) {
        return places.isEmpty()
                || places.stream().anyMatch(place -> !values.of(place).isBlank());
    }

    String fill(Values values) {
        StringBuilder filled = new StringBuilder(texts.get(0));
        for (int i = 0; i < places.size(); i++) {
            filled.append(values.of(places.get(i))).append(texts.get(i + 1));
        }
        return filled.toString();
    }
}
