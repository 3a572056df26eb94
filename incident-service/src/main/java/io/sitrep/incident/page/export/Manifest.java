package io.sitrep.incident.page.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What lies at a target: each key with the tag of what was put there, remembered beside it in parts. Everything that belongs to
 * one incident is in one part, so that a change writes two or three small ones, however long the history is.
 */
final class Manifest {
    static final String NAME = "copy-manifest.txt";

    /** Tag of what may be there, in whatever state. */
    static final String UNSURE = "?";

    private static final int PARTS = 64;
    private static final List<String> OF_ONE = List.of("incidents/", "scheduled-maintenances/");

    private final CopyTarget target;
    private final Map<String, String> tags = new HashMap<>();
    private final Set<String> unwritten = new TreeSet<>();

    private Manifest(CopyTarget target) {
        this.target = target;
    }

    static Manifest read(CopyTarget target) throws IOException {
        Manifest read = new Manifest(target);
        List<String> parts = Stream.concat(
                        Stream.of(NAME), IntStream.range(0, PARTS).mapToObj(Manifest::name))
                .toList();
        for (String part : parts) {
            read.add(part);
        }
        return read;
    }

    private void add(String part) throws IOException {
        target.get(part).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).stream()
                .flatMap(String::lines)
                .map(line -> line.split(" ", 2))
                .filter(line -> line.length == 2)
                .forEach(line -> {
                    tags.put(line[1], line[0]);
                    if (!part(line[1]).equals(part)) {
                        // A release that remembered everything in one part wrote it.
                        unwritten.addAll(List.of(part, part(line[1])));
                    }
                });
    }

    /** Null where nothing was put. */
    String tag(String key) {
        return tags.get(key);
    }

    Set<String> keys() {
        return new HashSet<>(tags.keySet());
    }

    void put(String key, String tag) {
        if (!tag.equals(tags.put(key, tag))) {
            unwritten.add(part(key));
        }
    }

    void remove(String key) {
        tags.remove(key);
        unwritten.add(part(key));
    }

    /** Sends the parts that have changed. */
    void write() throws IOException {
        Map<String, Map<String, String>> parts = new TreeMap<>();
        unwritten.forEach(part -> parts.put(part, new TreeMap<>()));
        if (parts.isEmpty()) {
            return;
        }
        tags.forEach((key, tag) -> parts.computeIfPresent(part(key), (part, lines) -> {
            lines.put(key, tag);
            return lines;
        }));
        for (Map.Entry<String, Map<String, String>> part : parts.entrySet()) {
            String lines = part.getValue().entrySet().stream()
                    .map(line -> line.getValue() + " " + line.getKey() + "\n")
                    .collect(Collectors.joining());
            if (lines.isEmpty()) {
                target.remove(part.getKey());
            } else {
                target.put(part.getKey(), "text/plain;charset=UTF-8", lines.getBytes(StandardCharsets.UTF_8));
            }
            unwritten.remove(part.getKey());
        }
    }

    private static String part(String key) {
        for (String folder : OF_ONE) {
            int at = key.indexOf(folder);
            if (at >= 0) {
                String one = key.substring(at + folder.length()).split("[/.]", 2)[0];
                return name(Math.floorMod(one.hashCode(), PARTS));
            }
        }
        return NAME;
    }

    private static String name(int part) {
        return "copy-manifest-" + part + ".txt";
    }
}
