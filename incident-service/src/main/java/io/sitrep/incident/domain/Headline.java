package io.sitrep.incident.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an incident is about. Of a public incident the public may know all of it.
 *
 * @param titles translations of the title, by locale
 * @param regions codes of the regions concerned, empty when none was named
 * @param severity of a maintenance the least, which it is not called by
 * @param workaround what users can do meanwhile, pinned until it is withdrawn; or null
 * @param schedule of a maintenance; null for an incident
 */
public record Headline(
        String title,
        Map<String, String> titles,
        Severity severity,
        Visibility visibility,
        List<String> regions,
        String workaround,
        Cause cause,
        DataImpact dataImpact,
        Schedule schedule) {

    public Headline {
        titles = Map.copyOf(titles);
        regions = List.copyOf(regions);
    }

    /** Of an incident. */
    public Headline(
            String title,
            Map<String, String> titles,
            Severity severity,
            Visibility visibility,
            List<String> regions,
            String workaround,
            Cause cause,
            DataImpact dataImpact) {
        this(title, titles, severity, visibility, regions, workaround, cause, dataImpact, null);
    }

    Headline concerning(List<String> where) {
        return new Headline(title, titles, severity, visibility, where, workaround, cause, dataImpact, schedule);
    }

    Headline with(Effects effects) {
        Map<String, String> translated = new LinkedHashMap<>(titles);
        translated.putAll(effects.titles());
        return new Headline(
                title,
                translated,
                severity,
                visibility,
                effects.regions() == null ? regions : effects.regions(),
                pinned(effects.workaround()),
                cause,
                dataImpact,
                schedule);
    }

    Headline planned(Schedule plan) {
        return new Headline(title, titles, severity, visibility, regions, workaround, cause, dataImpact, plan);
    }

    /** @param text null keeps what was said, the empty text withdraws it */
    String pinned(String text) {
        if (text == null) {
            return workaround;
        }
        return text.isEmpty() ? null : text;
    }
}
