package io.sitrep.incident.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a postmortem, where there is no room for all of it. */
class ConcludingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# Summary§§It was out.§§More.§§## Cause§§Rain. | It was out.§§More.",
                "It was out.§Really.§§More. | It was out.§Really.",
                "§§# One§## Two§It was out. | It was out.",
                "It was out.§# Cause§Rain. | It was out.",
                "# Nothing§## But headings | Checkout is down",
                "#hashtag is no heading | #hashtag is no heading"
            })
    void theSummaryIsTheFirstSectionOrParagraph(String body, String summary) {
        assertThat(PostmortemSummary.of(body.replace('§', '\n'), "Checkout is down"))
                .isEqualTo(summary.replace('§', '\n'));
    }

    @Test
    void aLongSummaryIsCutBetweenWords() {
        String summary = PostmortemSummary.of("words 🔥 ".repeat(1_000), "t");

        assertThat(summary.codePointCount(0, summary.length())).isLessThanOrEqualTo(2_000);
        assertThat(summary).matches("(?s).*(words|🔥)…");
        assertThat(PostmortemSummary.of("🔥".repeat(3_000), "t").codePointCount(0, 4_000 - 1))
                .isEqualTo(2_000);
    }
}
