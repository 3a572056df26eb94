package io.sitrep.incident.page;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What people call a region, for pages. */
@Named("regions")
@Singleton
public class RegionNames {
    /** Of a country in English; of everything else its code in words: {@code north-america} is North America. */
    public String name(String code) {
        if (code.length() == 2 && code.equals(code.toUpperCase(Locale.ROOT))) {
            return new Locale("", code).getDisplayCountry(Locale.ENGLISH);
        }
        return Arrays.stream(code.split("-", -1))
                .map(word -> word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
