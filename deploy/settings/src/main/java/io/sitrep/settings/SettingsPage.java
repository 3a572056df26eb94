package io.sitrep.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code deploy/SETTINGS.md}: words by hand, and the table between two marks. */
final class SettingsPage {
    static final String BEGIN = "<!-- begin: written from the code -->\n";
    static final String END = "\n<!-- end -->";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\| ([a-z, ]+) \\| (.*?) \\| ");

    private final Path file;

    SettingsPage(Path root) {
        this.file = root.resolve("deploy/SETTINGS.md");
    }

    String text() {
        return ServiceSources.text(file);
    }

    String with(String table) {
        String text = text();
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        return text.substring(0, begin) + table + text.substring(text.indexOf(END, begin));
    }

    void write(String table) {
        try {
            Files.writeString(file, with(table));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The variables one service reads. */
    Set<String> variablesOf(String service) {
        return rows(service, "");
    }

    /** Those of them it does not start without. */
    Set<String> requiredBy(String service) {
        return rows(service, Setting.REQUIRED);
    }

    private Set<String> rows(String service, String preset) {
        String table = text().substring(text().indexOf(BEGIN), text().indexOf(END));
        return ROW.matcher(table)
                .results()
                .filter(row -> row.group(2).equals("all")
                        || Set.of(row.group(2).split(", ")).contains(service))
                .filter(row -> ofService(row.group(3), service).contains(preset))
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
    }

    /** Where services differ it says {@code incident: unset; bot: required}. */
    private static String ofService(String preset, String service) {
        return Pattern.compile("(?:^|; )" + service + ": ([^;]*)")
                .matcher(preset)
                .results()
                .map(part -> part.group(1))
                .findFirst()
                .orElse(preset);
    }
}
