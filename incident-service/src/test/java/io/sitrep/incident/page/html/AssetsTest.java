package io.sitrep.incident.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetsTest {
    @ParameterizedTest
    @CsvSource({"#0b57b0, #fff", "#ffcc00, #000", "#000000, #fff", "#ffffff, #000", "#767676, #000", "#e34948, #000"})
    void whatStandsOnTheHousesColourCanBeRead(String colour, String on) {
        assertThat(Assets.accent(colour)).contains("--house: " + colour + ";", "--on-house: " + on + ";");
    }
}
