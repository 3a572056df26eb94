package io.sitrep.image.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Compose file has to agree with: the table of settings, the images' description, the file {@code make-env} writes. */
final class Around {
    static final Path DEPLOY = Path.of("").toAbsolutePath().getParent();

    private static final Pattern ROW = Pattern.compile("^\\| (`[A-Z0-9_`, ]+`)[^|]*\\| ([^|]*) \\| ([^|]*)\\|.*");
    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Z0-9_]+)`");

    private final Map<String, Set<String>> readBy = new HashMap<>();
    private final Map<String, String> defaults = new HashMap<>();

    Around() {
        for (String line : read(DEPLOY.resolve("SETTINGS.md")).split("\n")) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Matcher names = NAME.matcher(row.group(1));
                while (names.find()) {
                    readBy.put(names.group(1), Set.of(row.group(2).trim().split(", ")));
                    defaults.put(names.group(1), row.group(3).trim());
                }
            }
        }
    }

    /** @param service incident, notifier or bot */
    boolean reads(String service, String variable) {
        Set<String> services = readBy.getOrDefault(variable, Set.of());
        return services.contains(service) || services.contains("all");
    }

    /** What a service does not start without, as the table says. */
    Set<String> requiredBy(String service) {
        Set<String> required = new HashSet<>();
        defaults.forEach((variable, said) -> {
            boolean forAll = said.equals("required");
            if (reads(service, variable) && (forAll || said.contains(service + ": required"))) {
                required.add(variable);
            }
        });
        return required;
    }

    /** Where a service listens while nothing says otherwise. */
    String port(String variable) {
        return defaults.getOrDefault(variable, "unknown").replace("`", "");
    }

    static String images() {
        return read(DEPLOY.resolve("images/pom.xml"));
    }

    /** The variables of the file that {@code make-env} writes. */
    static Set<String> made(Path directory) throws IOException, InterruptedException {
        Path file = directory.resolve("made.env");
        Process process = new ProcessBuilder(
                        List.of(DEPLOY.resolve("make-env").toString(), "status.example.com", file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("make-env.out").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(read(directory.resolve("make-env.out")));
        }
        Set<String> made = new HashSet<>();
        read(file).lines().forEach(line -> made.add(line.substring(0, line.indexOf('='))));
        return made;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
