package io.sitrep.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table is what the code reads. Written anew with {@code -Dsettings.write=true}. */
class SettingsPageTest {
    private static final Path ROOT = Path.of("../..");

    private final ServiceSources sources = new ServiceSources(ROOT);
    private final SettingsTable table = new SettingsTable(sources.all(), Words.read());
    private final SettingsPage page = new SettingsPage(ROOT);

    @Test
    void theTableIsWhatTheCodeReads() {
        if (Boolean.getBoolean("settings.write")) {
            page.write(table.markdown());
        }
        assertThat(page.text().lines())
                .as("deploy/SETTINGS.md is not up to date: see its own words on how it is written")
                .containsAll(table.markdown().lines().toList());
        assertThat(page.with(table.markdown()).equals(page.text())).isTrue();
    }

    @Test
    void theReadmeNamesEachSettingAndNoneThatNobodyReads() {
        NamedIn readme = new NamedIn(ServiceSources.text(ROOT.resolve("README.md")));

        assertThat(ours()).allMatch(readme::names);
        assertThat(table.variables()).containsAll(readme.whole());
    }

    @Test
    void noSettingIsReadWhereNoMappingNamesIt() {
        assertThat(sources.injected()).isEmpty();
    }

    @Test
    void nothingIsExplainedThatNobodyReads() {
        assertThat(table.variables()).containsAll(Words.read().variables());
    }

    @Test
    void aSettingThatNobodyExplainsIsNamed() {
        var unexplained = new SettingsTable(List.of(new Setting("SITREP_NEW", "bot", "", "")), Words.read());

        assertThatThrownBy(unexplained::markdown).hasMessageContaining("SITREP_NEW");
    }

    /** The rows are sorted by name, and people find one by searching: what is said of a setting can't lean on the row before. */
    @Test
    void aMeaningStandsOnItsOwn() {
        assertThat(table.markdown().lines()).noneMatch(SettingsPageTest::leans);
        assertThat(Stream.of("The same at the end.", "Their secret.", "Who writes there.", "Of the app.", "Its secret.")
                        .map(meaning -> "| `SITREP_NEW` | bot |  | " + meaning + " |"))
                .allMatch(SettingsPageTest::leans);
    }

    private static boolean leans(String row) {
        return row.matches(".*\\| (The same|Their|Its|Who|Of|That|There)\\b[^|]*\\|");
    }

    @Test
    void aMappingIsReadWithItsGroupsItsDefaultsAndItsWords(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("Tea.java"), """
                @ConfigMapping(prefix = "sitrep.tea")
                public interface Tea {
                    /** How long it draws, {@code 3m} | {@link Pot longer}. */
                    @WithDefault("3m")
                    Duration drawsFor();
                    /** Of clay. */
                    String pot();
                    Optional<Milk> milk();
                    interface Milk { URI cow(); }
                }
                """);

        assertThat(MappingReader.read("bot", source))
                .containsExactly(
                        new Setting("SITREP_TEA_DRAWS_FOR", "bot", "`3m`", "How long it draws, `3m` \\| Pot."),
                        new Setting("SITREP_TEA_POT", "bot", "required", "Of clay."),
                        new Setting("SITREP_TEA_MILK_COW", "bot", "", ""));
    }

    @Test
    void shortNamesAreUnderstood() {
        NamedIn text = new NamedIn("`SITREP_A_{B,C}` and\n`SITREP_D_E`, `…_F`; `SITREP_G_…`");

        assertThat(text.whole()).containsExactly("SITREP_A_B", "SITREP_A_C", "SITREP_D_E");
        assertThat(Set.of("SITREP_A_B", "SITREP_D_F")).allMatch(text::names);
        assertThat(Set.of("SITREP_A_F", "SITREP_G_F", "SITREP_G")).noneMatch(text::names);
    }

    private List<String> ours() {
        Predicate<String> isOurs = variable -> variable.startsWith("SITREP_");
        return table.variables().stream().filter(isOurs).toList();
    }
}
