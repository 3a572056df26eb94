package io.sitrep.manifests.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code deploy/SETTINGS.md}, as its tables say: which service reads which variable, and which of them can't start without it. */
public final class SettingsTable {
    /** Of a service no table can tell that it does not start: its database and its brokers are the platform's settings. */
    private static final List<String> OF_THE_PLATFORM = List.of(
            "QUARKUS_DATASOURCE_REACTIVE_URL",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD",
            "KAFKA_BOOTSTRAP_SERVERS");

    private static final Pattern VARIABLE = Pattern.compile("`([A-Z][A-Z0-9_]+)`");
    private static final List<String> SERVICES = List.of("incident", "notifier", "bot");

    private final Map<String, Set<String>> readBy = new HashMap<>();
    private final Map<String, Set<String>> required = new HashMap<>();

    public SettingsTable(Path file) {
        SERVICES.forEach(service -> required.put(service, new HashSet<>(OF_THE_PLATFORM)));
        try (Stream<String> lines = Files.lines(file)) {
            lines.filter(line -> line.startsWith("| `"))
                    .map(line -> line.split("\\|"))
                    .forEach(this::row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void row(String[] cells) {
        Set<String> services = new HashSet<>();
        Arrays.stream(cells[2].split(","))
                .map(String::trim)
                .forEach(cell -> services.addAll(cell.equals("all") ? SERVICES : List.of(cell)));
        services.retainAll(SERVICES);
        Matcher variables = VARIABLE.matcher(cells[1]);
        while (variables.find()) {
            String variable = variables.group(1);
            readBy.computeIfAbsent(variable, absent -> new HashSet<>()).addAll(services);
            services.stream()
                    .filter(service -> wants(cells[3].trim(), service))
                    .forEach(service -> required.get(service).add(variable));
        }
    }

    /** {@code required}, or {@code incident: unset; notifier: required}. */
    private static boolean wants(String cell, String service) {
        return cell.equals("required")
                || Arrays.stream(cell.split(";")).map(String::trim).anyMatch((service + ": required")::equals);
    }

    public boolean knows(String variable) {
        return readBy.containsKey(variable);
    }

    public boolean reads(String service, String variable) {
        return readBy.getOrDefault(variable, Set.of()).contains(service);
    }

    public Set<String> requiredBy(String service) {
        return required.get(service);
    }
}
