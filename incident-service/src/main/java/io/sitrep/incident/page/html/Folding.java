package io.sitrep.incident.page.html;

import java.text.Normalizer;
import java.util.function.Consumer;

/** Text without what makes no difference to who searches: Latin letters as they are typed by those who have no accents at hand. */
final class Folding {
    private static final char[] FOLDED = folded();

    private Folding() {}

    /** As long as the text itself. */
    static String of(String text) {
        return new String(characters(text));
    }

    /** Says each word of it, which is what stands between white space. */
    static void words(String text, Consumer<String> word) {
        char[] folded = characters(text);
        int begin = 0;
        for (int i = 0; i <= folded.length; i++) {
            if (i == folded.length || isSpace(folded[i])) {
                if (i > begin) {
                    word.accept(new String(folded, begin, i - begin));
                }
                begin = i + 1;
            }
        }
    }

    /** As {@code \\s} has it, by which a search is read. */
    private static boolean isSpace(char character) {
        return character == ' ' || character >= '\t' && character <= '\r';
    }

    private static char[] characters(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = folded[i] < FOLDED.length ? FOLDED[folded[i]] : Character.toLowerCase(folded[i]);
        }
        return folded;
    }

    private static char[] folded() {
        char[] folded = new char[0x250];
        for (char character = 0; character < folded.length; character++) {
            folded[character] =
                    Character.toLowerCase(Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFD)
                            .charAt(0));
        }
        return folded;
    }
}
