package io.sitrep.incident.catalog.region;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the regions that come with the service. */
final class BuiltIn {
    static final Map<String, Region> REGIONS = Collections.unmodifiableMap(read());

    private BuiltIn() {}

    private static Map<String, Region> read() {
        Map<String, Region> regions = new LinkedHashMap<>();
        put(regions, RegionTree.WORLD, null);
        text().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] sides = line.split(": ", 2);
            for (String code : sides[1].split(" ", -1)) {
                put(regions, code, sides[0]);
            }
        });
        return regions;
    }

    private static void put(Map<String, Region> regions, String code, String parent) {
        if (parent != null && !regions.containsKey(parent)) {
            throw new IllegalStateException(code + " lies in " + parent + ", which is not listed before it");
        }
        if (regions.put(code, new Region(code, name(code), parent, true)) != null) {
            throw new IllegalStateException(code + " is listed twice");
        }
    }

    /** {@code north-america} is North America; the names of countries are the JDK's. */
    private static String name(String code) {
        if (Character.isUpperCase(code.charAt(0))) {
            return new Locale("", code).getDisplayCountry(Locale.ENGLISH);
        }
        StringBuilder name = new StringBuilder();
        for (String word : code.split("-", -1)) {
            name.append(name.isEmpty() ? "" : " ")
                    .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(word.substring(1));
        }
        return name.toString();
    }

    private static String text() {
        try (InputStream file = BuiltIn.class.getResourceAsStream("built-in.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
