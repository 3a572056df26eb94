package io.sitrep.incident.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an incident is about.
 *
 * @param titles translations of the title, by locale
 * @param regions codes of the regions concerned, empty when none was named
 * @param workaround what users can do meanwhile, or null
 * @param commander who leads the response, or null
 */
public record Headline(
        String title,
        Map<String, String> titles,
        Severity severity,
        Visibility visibility,
        List<String> regions,
        String workaround,
        String commander) {

    public Headline {
        titles = Map.copyOf(titles);
        regions = List.copyOf(regions);
    }

    Headline with(UpdateDraft draft) {
        Map<String, String> translated = new LinkedHashMap<>(titles);
        translated.putAll(draft.titles());
        return new Headline(
                title,
                translated,
                severity,
                visibility,
                draft.regions() == null ? regions : draft.regions(),
                draft.workaround() == null ? workaround : draft.workaround(),
                commander);
    }
}
