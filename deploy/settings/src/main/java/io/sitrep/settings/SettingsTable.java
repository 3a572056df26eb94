package io.sitrep.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One row for each variable of the suite's own, however many services read it. */
final class SettingsTable {
    /** Other names for the same thing; what stands for nothing is nobody's to change. */
    private static final Map<String, String> INSTEAD = Map.of("SITREP_MAIL_BOUNCE_PORT", "BOUNCE_PORT");

    private final Map<String, List<Setting>> rows;
    private final Words words;

    SettingsTable(List<Setting> settings, Words words) {
        this.rows = settings.stream()
                .map(each -> each.named(INSTEAD.getOrDefault(each.variable(), each.variable())))
                .collect(Collectors.groupingBy(Setting::variable, TreeMap::new, Collectors.toList()));
        this.words = words;
    }

    Set<String> variables() {
        return rows.keySet();
    }

    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("| Variable | Service | Default | Meaning |");
        lines.add("|---|---|---|---|");
        rows.forEach((variable, read) -> lines.add(row(variable, read)));
        return String.join("\n", lines);
    }

    private String row(String variable, List<Setting> read) {
        Set<String> services = read.stream().map(Setting::service).collect(Collectors.toCollection(LinkedHashSet::new));
        String by = services.size() == ServiceSources.SERVICES.size() ? "all" : String.join(", ", services);
        String meaning = read.stream()
                .map(Setting::meaning)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return "| `" + variable + "` | " + by + " | " + preset(read) + " | " + words.of(variable, meaning) + " |";
    }

    private static String preset(List<Setting> read) {
        Map<String, String> presets = new LinkedHashMap<>();
        // A port is told in two lines: where it is taken from, and what is on it.
        read.forEach(each -> presets.putIfAbsent(each.service(), each.preset()));
        if (Set.copyOf(presets.values()).size() == 1) {
            return read.get(0).preset();
        }
        return presets.entrySet().stream()
                .map(each -> each.getKey() + ": " + (each.getValue().isEmpty() ? "unset" : each.getValue()))
                .collect(Collectors.joining("; "));
    }
}
