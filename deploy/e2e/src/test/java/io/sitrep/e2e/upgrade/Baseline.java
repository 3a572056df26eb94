package io.sitrep.e2e.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The release one upgrades from, as {@code deploy/upgrade/renew} wrote it down; and this one, as it lies here. */
final class Baseline {
    static final Path HOME = Path.of("").toAbsolutePath().resolve("../..").normalize();

    private static final Path WRITTEN = HOME.resolve("deploy/upgrade");
    private static final String MIGRATIONS = "src/main/resources/db/migration";
    private static final List<String> SERVICES = List.of("incident-service", "notifier-service", "bot-service");

    private Baseline() {}

    static Release version() {
        return Release.of(value("version"));
    }

    private static String value(String name) {
        return lines(WRITTEN.resolve("baseline")).stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    /** Its migrations, as paths from here, with what SHA-256 makes of each. */
    static Map<String, String> migrations() {
        Map<String, String> digests = new LinkedHashMap<>();
        lines(WRITTEN.resolve("migrations")).stream()
                .map(line -> line.split(" {2}", 2))
                .forEach(each -> digests.put(each[1], each[0]));
        return digests;
    }

    /** Its published language. */
    static Path language() {
        return WRITTEN.resolve("contract");
    }

    static Path languageOfToday() {
        return HOME.resolve("incident-service/contract");
    }

    static List<Migration> migrationsOfToday() {
        return SERVICES.stream()
                .flatMap(service -> files(HOME.resolve(service).resolve(MIGRATIONS)).stream()
                        .filter(file -> file.getFileName().toString().startsWith("V"))
                        .map(file ->
                                new Migration(service, HOME.relativize(file).toString(), text(file))))
                .toList();
    }

    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        return text(file).lines().toList();
    }
}
