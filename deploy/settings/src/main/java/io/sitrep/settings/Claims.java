package io.sitrep.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a page for operators refers to and is not there: tests that are to show something, links, settings. */
final class Claims {
    private static final Pattern TEST = Pattern.compile("`([A-Z][a-z]\\w*(?:Test|IT))(?:#(\\w+))?`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".sitrep");

    private final Path root;
    private final Map<String, Path> tests = new HashMap<>();
    private final Set<String> variables;

    Claims(Path root, Set<String> variables) {
        this.root = root;
        this.variables = variables;
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().matches(".*/src/test/.*(Test|IT)\\.java"))
                    .filter(file -> Stream.of(file.toString().split("/")).noneMatch(NOT_OURS::contains))
                    .forEach(file -> tests.put(file.getFileName().toString().replace(".java", ""), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> emptyIn(String page) {
        return emptyIn(page, ServiceSources.text(root.resolve(page)));
    }

    /** @param page where it lies, which links begin from */
    List<String> emptyIn(String page, String text) {
        List<String> empty = new ArrayList<>();
        TEST.matcher(text)
                .results()
                .filter(test -> !isThere(test.group(1), test.group(2)))
                .forEach(test -> empty.add(test.group()));
        Path folder = root.resolve(page).getParent();
        LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains(":") && !Files.exists(folder.resolve(link)))
                .forEach(empty::add);
        empty.addAll(new NamedIn(text)
                .whole().stream().filter(name -> !variables.contains(name)).collect(Collectors.toList()));
        return empty;
    }

    private boolean isThere(String test, String method) {
        Path file = tests.get(test);
        return file != null && (method == null || ServiceSources.text(file).contains(" " + method + "("));
    }
}
