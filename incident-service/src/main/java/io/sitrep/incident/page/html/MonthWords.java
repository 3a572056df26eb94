package io.sitrep.incident.page.html;

import io.sitrep.incident.page.HeldComponent;
import io.sitrep.incident.page.PublicIncident;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every word of a month once, and which incidents hold it: a tenth of the text, so that a search through a long history reads
 * little. Arrays, because objects would take more room than what is in them.
 *
 * @param words folded, each after a line break; none has white space in it
 * @param starts where in it each word begins, and where it ends as a whole
 * @param from where among the holders those of each word begin, and where they all end
 * @param holders places of incidents in their month
 */
record MonthWords(String words, int[] starts, int[] from, int[] holders) {
    static MonthWords of(List<PublicIncident> incidents) {
        Map<String, BitSet> holders = new LinkedHashMap<>();
        for (int i = 0; i < incidents.size(); i++) {
            int place = i;
            texts(incidents.get(i))
                    .forEach(text -> Folding.words(
                            text,
                            word -> holders.computeIfAbsent(word, absent -> new BitSet())
                                    .set(place)));
        }
        return of(holders);
    }

    private static MonthWords of(Map<String, BitSet> holders) {
        StringBuilder words = new StringBuilder();
        int[] starts = new int[holders.size() + 1];
        int[] from = new int[holders.size() + 1];
        int word = 0;
        for (Map.Entry<String, BitSet> each : holders.entrySet()) {
            starts[word] = words.append('\n').length();
            words.append(each.getKey());
            from[word + 1] = from[word] + each.getValue().cardinality();
            word++;
        }
        starts[word] = words.length();
        return new MonthWords(
                words.toString(),
                starts,
                from,
                holders.values().stream().flatMapToInt(BitSet::stream).toArray());
    }

    /** The places of those that hold a word of which this is a part. */
    BitSet holding(String part) {
        BitSet found = new BitSet();
        for (int at = words.indexOf(part); at >= 0; ) {
            int word = wordAt(at);
            for (int i = from[word]; i < from[word + 1]; i++) {
                found.set(holders[i]);
            }
            at = words.indexOf(part, starts[word + 1]);
        }
        return found;
    }

    private int wordAt(int place) {
        int found = Arrays.binarySearch(starts, place);
        return found >= 0 ? found : -found - 2;
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
}
