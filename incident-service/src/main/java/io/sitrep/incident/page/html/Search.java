package io.sitrep.incident.page.html;

import io.sitrep.incident.page.HeldComponent;
import io.sitrep.incident.page.PublicIncident;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds incidents by words, each of which has to occur in a title, an update in any language, the name of a component, or as
 * the reference. Capitals and accents do not matter. Nothing is copied on the way: what a search costs is one look at each
 * character of the history.
 */
final class Search {
    private static final char[] FOLDED = folded();

    private final List<String> words;

    /** @param words with spaces between; none find everything */
    Search(String words) {
        this.words = Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Search::fold)
                .toList();
    }

    boolean finds(PublicIncident incident) {
        return words.stream().allMatch(word -> texts(incident).anyMatch(text -> contains(text, word)));
    }

    private static Stream<String> texts(PublicIncident incident) {
        return Stream.of(
                        List.of(incident.title(), incident.ref()),
                        incident.titles().values(),
                        incident.components().stream().map(HeldComponent::name).toList(),
                        incident.updates().stream()
                                .flatMap(update ->
                                        Stream.concat(Stream.of(update.message()), update.messages().values().stream()))
                                .toList())
                .flatMap(Collection::stream);
    }

    /** @param word folded */
    private static boolean contains(String text, String word) {
        for (int start = 0; start <= text.length() - word.length(); start++) {
            int at = 0;
            while (at < word.length() && fold(text.charAt(start + at)) == word.charAt(at)) {
                at++;
            }
            if (at == word.length()) {
                return true;
            }
        }
        return false;
    }

    private static String fold(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        word.chars().forEach(character -> folded.append(fold((char) character)));
        return folded.toString();
    }

    private static char fold(char character) {
        return character < FOLDED.length ? FOLDED[character] : Character.toLowerCase(character);
    }

    /** Latin letters as they are typed by those who have no accents at hand. */
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
