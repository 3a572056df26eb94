package io.sitrep.incident.page.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogoTest {
    @TempDir
    Path directory;

    @Test
    void addressStaysOne() {
        assertThat(Logo.of(" https://cdn.example.com/logo.svg ")).isEqualTo("https://cdn.example.com/logo.svg");
        assertThat(Logo.of("data:image/svg+xml,%3Csvg/%3E")).isEqualTo("data:image/svg+xml,%3Csvg/%3E");
    }

    @Test
    void fileBecomesPartOfThePage() throws IOException {
        Path file = Files.writeString(directory.resolve("logo.SVG"), "<svg/>");
        assertThat(Logo.of(file.toString())).isEqualTo("data:image/svg+xml;base64,PHN2Zy8+");
    }

    @Test
    void whatWouldMakeEachPageLargeOrIsNoPictureIsRefused() throws IOException {
        Path large = Files.write(directory.resolve("large.png"), new byte[20_000]);
        assertThatThrownBy(() -> Logo.of(large.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SITREP_PAGE_LOGO")
                .hasMessageContaining("20000");
        Path text = Files.writeString(directory.resolve("logo.txt"), "a logo");
        assertThatThrownBy(() -> Logo.of(text.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("svg, png");
    }
}
