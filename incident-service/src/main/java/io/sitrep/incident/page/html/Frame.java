package io.sitrep.incident.page.html;

import io.sitrep.incident.page.Indicator;
import io.sitrep.incident.page.PublicIncident;
import io.sitrep.incident.page.PublicUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What every page has around its content, and by what its content is put into the reader's words.
 *
 * @param indicator null while nothing is known yet
 * @param lastWordAt when the public was last told anything, or null
 * @param locales in which the page is offered
 * @param about what the page says of itself
 */
public record Frame(
        Brand brand,
        View view,
        Words words,
        Times times,
        Links links,
        Regions regions,
        Text.Choice choice,
        Indicator indicator,
        Instant lastWordAt,
        List<Locale> locales,
        About about) {

    private static final Set<String> FROM_RIGHT_TO_LEFT =
            Set.of("ar", "dv", "fa", "he", "iw", "ji", "ku", "ps", "sd", "ug", "ur", "yi");

    /** A language the page can be read in. */
    public record Language(String tag, String name, String href, String url, boolean current) {}

    public Way way(PublicIncident incident) {
        return Way.of(incident);
    }

    public Text title(PublicIncident incident) {
        return choice.of(incident.title(), incident.titles());
    }

    public Text message(PublicUpdate update) {
        return choice.of(update.message(), update.messages());
    }

    /** Of what there are no translations. */
    public Text untranslated(String text) {
        return choice.of(text, Map.of());
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return direction(Locale.forLanguageTag(words.language()));
    }

    static String direction(Locale locale) {
        return FROM_RIGHT_TO_LEFT.contains(locale.getLanguage()) ? "rtl" : "ltr";
    }

    public List<Language> languages() {
        return locales.stream()
                .map(locale -> new Language(
                        locale.toLanguageTag(),
                        own(locale),
                        links.in(locale),
                        brand.url() + links.plain(locale),
                        locale.equals(view.locale())))
                .toList();
    }

    /** The address of this page itself, for whoever reads a copy of it. */
    public String living() {
        return brand.url() + links.plain(view.locale());
    }

    /** Zones a reader is offered. */
    public List<String> zones() {
        return Zones.OFFERED;
    }

    /** Of a text that nobody translated: which language it is in, as the reader calls it. */
    public String language(Text text) {
        return words.inLanguage(text.locale().getDisplayLanguage(Locale.forLanguageTag(words.language())));
    }

    /** As those who speak it call it. */
    private static String own(Locale locale) {
        String name = locale.getDisplayName(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }
}
