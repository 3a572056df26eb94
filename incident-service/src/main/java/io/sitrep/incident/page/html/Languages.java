package io.sitrep.incident.page.html;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/**
 * Which of the page's languages a reader gets: the one the address names, else the one their browser likes best, else the
 * default.
 *
 * @param offered in the order of the settings
 * @param fallback one of them
 */
public record Languages(List<Locale> offered, Locale fallback) {
    /** A browser sends a few; what has more is no browser. */
    private static final int LONGEST_HEADER = 500;

    public static Languages of(List<String> offered, String fallback) {
        return new Languages(offered.stream().map(Locale::forLanguageTag).toList(), Locale.forLanguageTag(fallback));
    }

    public Languages {
        offered = List.copyOf(offered);
    }

    /**
     * @param lang parameter of the address, or null
     * @param acceptLanguage header as RFC 9110 has it, or null; nonsense counts as none
     */
    public Locale choose(String lang, String acceptLanguage) {
        return named(lang).orElseGet(() -> accepted(acceptLanguage));
    }

    /** The one of that tag, or of the language it is a variant of: {@code de-AT} gets {@code de}. */
    public Optional<Locale> named(String lang) {
        if (lang == null || lang.isBlank() || lang.length() > LONGEST_HEADER) {
            return Optional.empty();
        }
        Locale wanted = Locale.forLanguageTag(lang.strip());
        return offered.stream()
                .filter(wanted::equals)
                .findFirst()
                .or(() -> offered.stream()
                        .filter(locale -> !locale.getLanguage().isEmpty()
                                && locale.getLanguage().equals(wanted.getLanguage()))
                        .findFirst());
    }

    /** By what a browser sends; ranges of weight 0 are refused ones. */
    public Locale accepted(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > LONGEST_HEADER) {
            return fallback;
        }
        try {
            return LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(this::matching)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(fallback);
        } catch (IllegalArgumentException nonsense) {
            return fallback;
        }
    }

    private Optional<Locale> matching(LanguageRange range) {
        return range.getRange().equals("*") ? Optional.of(fallback) : named(range.getRange());
    }
}
