package io.sitrep.incident.page.html;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What people call a region.
 *
 * @param own names the house gave its own regions, by code
 */
public record Regions(Map<String, String> own, Words words) {
    /** Of what nobody has named its code in words: {@code data-centre-2} is Data Centre 2. */
    public String name(String code) {
        if (code.length() == 2 && code.equals(code.toUpperCase(Locale.ROOT))) {
            return new Locale("", code).getDisplayCountry(Locale.forLanguageTag(words.language()));
        }
        return Part.of(code).map(words::part).orElseGet(() -> own.getOrDefault(code, spelled(code)));
    }

    private static String spelled(String code) {
        return Arrays.stream(code.split("-", -1))
                .map(word -> word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
