package io.sitrep.incident;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageSettingsCheckTest {
    @Test
    void looksMayBeLeftOutAndMayBeGiven() {
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
        assertThatCode(() -> check(Map.of(
                        "sitrep.page.logo", "https://example.com/logo.svg",
                        "sitrep.page.colour", "#0b57B0",
                        "sitrep.page.css", "pom.xml",
                        "sitrep.page.header-links", "Company=https://example.com,Help & more=/help?a=b",
                        "sitrep.page.footer-links", "Imprint=https://example.com/imprint")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sitrep.page.logo | logo.png | SITREP_PAGE_LOGO",
                "sitrep.page.logo | javascript:alert(1) | SITREP_PAGE_LOGO",
                "sitrep.page.logo | //evil.example/logo.png | SITREP_PAGE_LOGO",
                "sitrep.page.colour | blue | SITREP_PAGE_COLOUR",
                "sitrep.page.colour | #12345 | SITREP_PAGE_COLOUR",
                "sitrep.page.css | nowhere.css | SITREP_PAGE_CSS",
                "sitrep.page.header-links | nowhere | SITREP_PAGE_HEADER_LINKS",
                "sitrep.page.header-links | Help=javascript:alert(1) | SITREP_PAGE_HEADER_LINKS",
                "sitrep.page.footer-links | =/imprint | SITREP_PAGE_FOOTER_LINKS"
            })
    void wrongLookIsNamedByItsVariableAndItsValueIsNotRepeated(String property, String value, String variable) {
        assertThatThrownBy(() -> check(Map.of(property, value)))
                .hasMessageStartingWith(variable + ": ")
                .hasMessageNotContaining(value);
    }

    private static void check(Map<String, String> values) {
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(new HashMap<>(values), "test", 100))
                .withMapping(PageSettings.class)
                .build();
        new PageSettingsCheck(config.getConfigMapping(PageSettings.class));
    }
}
