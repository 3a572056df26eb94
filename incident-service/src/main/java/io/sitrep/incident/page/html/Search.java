package io.sitrep.incident.page.html;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sitrep.incident.page.PublicIncident;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds incidents by words, each of which has to occur in a title, an update in any language, the name of a component, or as
 * the reference; a part of a word is enough. Capitals and accents do not matter.
 */
final class Search {
    /** Of each month that was searched once, by identity, for as long as a state holds it. */
    private static final Cache<List<PublicIncident>, MonthWords> MONTHS =
            Caffeine.newBuilder().weakKeys().build();

    private final List<String> words;

    /** @param words with spaces between; none find everything */
    Search(String words) {
        this.words = Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Folding::of)
                .toList();
    }

    /** Those it finds among the incidents of a month, in their order. */
    Stream<PublicIncident> in(List<PublicIncident> month) {
        MonthWords index = MONTHS.get(month, MonthWords::of);
        BitSet found = new BitSet();
        found.set(0, month.size());
        words.forEach(word -> found.and(index.holding(word)));
        return found.stream().mapToObj(month::get);
    }
}
