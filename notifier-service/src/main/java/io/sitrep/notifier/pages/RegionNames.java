package io.sitrep.notifier.pages;

import io.sitrep.notifier.catalog.Choices.Region;
import io.sitrep.notifier.render.Words;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Regions as people name them: countries by the JDK, parts of the world in our words, regions of our own as the catalog has them. */
final class RegionNames {
    private final Words words;
    private final Set<String> chosen;

    RegionNames(Words words, Set<String> chosen) {
        this.words = words;
        this.chosen = chosen;
    }

    Choice choice(Region region) {
        return new Choice(region.code(), name(region), chosen.contains(region.code()));
    }

    String name(Region region) {
        if (region.name() != null) {
            return region.name();
        }
        return isCountry(region)
                ? new Locale("", region.code()).getDisplayCountry(words.locale())
                : words.named("region", region.code());
    }

    /** In the order of the reader's alphabet. */
    List<Choice> sorted(List<Region> regions) {
        Collator alphabet = Collator.getInstance(words.locale());
        return regions.stream()
                .map(this::choice)
                .sorted(Comparator.comparing(Choice::name, alphabet))
                .toList();
    }

    static boolean isCountry(Region region) {
        return region.name() == null && Character.isUpperCase(region.code().charAt(0));
    }
}
