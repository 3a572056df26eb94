package io.sitrep.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sitrep.kit.settings.StartFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * For tests of the services: a right and at least one wrong value of each variable. A line is {@code VARIABLE | right | wrong | …}; a
 * wrong value may be {@code (unset)} or hold {@code \n}; a right one is set beside all other right ones, unless it is {@code (unset)}.
 */
public final class WrongSettings {
    private static final String UNSET = "(unset)";

    /** Shorter values are found in any sentence. */
    private static final int TELLING = 6;

    private final String service;
    private final Consumer<Map<String, String>> start;
    private final Map<String, String> right = new TreeMap<>();
    private final List<Wrong> wrong = new ArrayList<>();

    /** A variable, and what it is set to instead of what is right. */
    public record Wrong(String variable, String value) {
        @Override
        public String toString() {
            return variable + "=" + value.replace("\n", "\\n");
        }
    }

    /**
     * @param file beside the service's pom
     * @param start checks settings as the service does when it starts, given the environment
     */
    public WrongSettings(String service, Path file, Consumer<Map<String, String>> start) {
        this.service = service;
        this.start = start;
        ServiceSources.text(file)
                .lines()
                .filter(line -> line.startsWith("SITREP_") || line.startsWith("KAFKA_") || line.contains("_PORT "))
                .forEach(this::line);
    }

    private void line(String line) {
        String[] cells = line.split(" \\| ", -1);
        String variable = cells[0].strip();
        String good = cells[1].strip();
        if (!good.equals(UNSET)) {
            right.put(variable, good);
        }
        Arrays.stream(cells)
                .skip(2)
                .map(cell -> cell.replace("\\n", "\n"))
                .forEach(cell -> wrong.add(new Wrong(variable, cell)));
    }

    public List<Wrong> all() {
        return List.copyOf(wrong);
    }

    /** Right values stop nothing, so that it is the wrong one that does. */
    public void assertRightOnesStart() {
        assertThatCode(() -> start.accept(right)).doesNotThrowAnyException();
    }

    /** Each variable of {@code deploy/SETTINGS.md} has a wrong value here, and a missing one if the service does not start without. */
    public void assertNoneIsForgotten() {
        SettingsPage page = new SettingsPage(Path.of(".."));
        assertThat(wrong.stream().map(Wrong::variable)).containsAll(page.variablesOf(service));
        Set<String> mayBeMissing = new HashSet<>(page.requiredBy(service));
        wrong.stream()
                .filter(each -> each.value().equals(UNSET))
                .map(Wrong::variable)
                .forEach(mayBeMissing::remove);
        assertThat(mayBeMissing).as("required, and never left out here").isEmpty();
    }

    /** The service does not start; what it prints names the variable, and no value of any. */
    public void assertStopsTheStart(Wrong wrong) {
        Map<String, String> environment = new HashMap<>(right);
        environment.put(wrong.variable(), wrong.value());
        environment.values().removeIf(UNSET::equals);
        Throwable failure = catchThrowable(() -> start.accept(environment));
        assertThat(failure).as("nothing stops the start").isNotNull();
        List<String> said = StartFailure.explain(failure);
        assertThat(said).hasSize(1);
        assertThat(said.get(0)).startsWith("Cannot start: " + wrong.variable() + ": ");
        assertThat(environment.values().stream().map(String::strip).filter(value -> value.length() >= TELLING))
                .noneMatch(said.get(0)::contains);
    }
}
