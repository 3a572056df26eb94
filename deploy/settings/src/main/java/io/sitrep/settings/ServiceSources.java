package io.sitrep.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the sources of the three services read from outside. */
final class ServiceSources {
    static final List<String> SERVICES = List.of("incident", "notifier", "bot");

    /** In application.properties, with what holds where the variable is not set. */
    private static final Pattern NAMED = Pattern.compile("\\$\\{([A-Z][A-Z_]+):([^}]*)}");

    private static final Pattern INJECTED = Pattern.compile("@ConfigProperty\\(name = \"(sitrep[\\w.-]+)\"");

    private final Path root;

    ServiceSources(Path root) {
        this.root = root;
    }

    List<Setting> all() {
        return SERVICES.stream().flatMap(this::of).toList();
    }

    private Stream<Setting> of(String service) {
        Path main = root.resolve(service + "-service/src/main");
        Stream<Setting> mapped = sources(main.resolve("java")).stream()
                .filter(source -> text(source).contains("@ConfigMapping("))
                .flatMap(source -> MappingReader.read(service, source).stream());
        Stream<Setting> named = NAMED.matcher(text(main.resolve("resources/application.properties")))
                .results()
                .map(each -> new Setting(each.group(1), service, quoted(each.group(2)), ""));
        return Stream.concat(mapped, named);
    }

    /** Settings that are read where no mapping names them, and so no check sees them. */
    List<String> injected() {
        return SERVICES.stream()
                .flatMap(service -> sources(root.resolve(service + "-service/src/main/java")).stream())
                .flatMap(source -> INJECTED.matcher(text(source)).results())
                .map(each -> each.group(1))
                .toList();
    }

    private static String quoted(String preset) {
        return preset.isEmpty() ? "" : "`" + preset + "`";
    }

    private static List<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
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
}
