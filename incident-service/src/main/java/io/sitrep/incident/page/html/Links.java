package io.sitrep.incident.page.html;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Addresses within the page. They ask again for the language and the zone that the reader's own address asked for; there is
 * no cookie that would remember them.
 *
 * @param place the page that holds the links
 */
public record Links(View view, Place place) {
    /**
     * A page.
     *
     * @param params what it was asked for besides language and zone; in the order of the address
     */
    public record Place(String path, Map<String, String> params) {
        static Place of(String path) {
            return new Place(path, Map.of());
        }
    }

    /**
     * Whether this page says how all is now, and of when that is. In a copy only those do that are written each time; the others stay
     * as they lie there until they differ.
     */
    public boolean ofNow() {
        return !view.copy() || place.params.isEmpty() && !place.path.startsWith("/incidents/");
    }

    /** Leads to another page. */
    public String to(String path) {
        return address(path, Map.of(), chosenLocale(), chosenZone());
    }

    /** Leads to an incident. */
    public String incident(String publicId) {
        return to("/incidents/" + publicId);
    }

    /** Leads to this page with one of its parameters changed; null takes it out. */
    public String with(String parameter, Object value) {
        Map<String, String> params = new LinkedHashMap<>(place.params);
        params.remove(parameter);
        if (value != null) {
            params.put(parameter, value.toString());
        }
        return address(place.path, params, chosenLocale(), chosenZone());
    }

    /** Leads to this page in another language. */
    public String in(Locale locale) {
        return address(place.path, place.params, locale.toLanguageTag(), chosenZone());
    }

    /** This page in a language, without anything else the reader chose. */
    String plain(Locale locale) {
        return address(place.path, place.params, locale.toLanguageTag(), null);
    }

    /** This page, without anything the reader chose. */
    String plain() {
        return address(place.path, place.params, null, null);
    }

    /** Null unless the address asked for it. */
    public String chosenLocale() {
        return view.chosenLocale() ? view.locale().toLanguageTag() : null;
    }

    /** Null unless the address asked for it. */
    public String chosenZone() {
        return view.chosenZone() ? view.zone().getId() : null;
    }

    private static String address(String path, Map<String, String> params, String locale, String zone) {
        Map<String, String> all = new LinkedHashMap<>(params);
        if (locale != null) {
            all.put("lang", locale);
        }
        if (zone != null) {
            all.put("tz", zone);
        }
        return all.isEmpty()
                ? path
                : all.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", path + "?", ""));
    }
}
