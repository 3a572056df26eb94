package io.sitrep.bot.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A typed line, read word by word from its left; what is left over keeps its own spacing. */
final class Words {
    /** A space that does not break is one too: phones put it in. */
    private static final String SPACE = "[\\s\\u00A0]+";

    private static final Pattern AROUND = Pattern.compile("^" + SPACE + "|" + SPACE + "$");
    private static final Pattern FIRST = Pattern.compile(SPACE);

    private String rest;

    Words(String line) {
        rest = stripped(line);
    }

    boolean isEmpty() {
        return rest.isEmpty();
    }

    /** The next word as it was typed, not taken yet. */
    Optional<String> peek() {
        return isEmpty() ? Optional.empty() : Optional.of(rest.substring(0, end()));
    }

    Optional<String> take() {
        Optional<String> word = peek();
        word.ifPresent(taken -> rest = stripped(rest.substring(taken.length())));
        return word;
    }

    String takeRest() {
        String all = rest;
        rest = "";
        return all;
    }

    /** All words that are left, one by one. */
    List<String> takeAll() {
        List<String> all = new ArrayList<>();
        while (!isEmpty()) {
            take().ifPresent(all::add);
        }
        return all;
    }

    private int end() {
        Matcher space = FIRST.matcher(rest);
        return space.find() ? space.start() : rest.length();
    }

    private static String stripped(String text) {
        return AROUND.matcher(text).replaceAll("");
    }
}
