package io.sitrep.incident.report;

import io.sitrep.incident.page.Section;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the form offers.
 *
 * @param said what became of a report that was just sent; null before one was
 * @param sections the components to choose from
 * @param countries by name, as the reader's language sorts them
 */
public record ReportForm(Said said, List<Section> sections, List<Country> countries, List<Chart> charts) {
    /** Names stand in the address of the page that says it. */
    public enum Said {
        SENT,
        AGAIN,
        WRONG;

        String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param code ISO 3166-1 alpha-2 */
    public record Country(String code, String name) {}

    static List<Country> countries(Locale locale) {
        Collator order = Collator.getInstance(locale);
        return Stream.of(Locale.getISOCountries())
                .map(code -> new Country(code, new Locale("", code).getDisplayCountry(locale)))
                .sorted(Comparator.comparing(Country::name, order))
                .toList();
    }
}
