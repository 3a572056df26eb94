package io.sitrep.incident.importer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyTextTest {
    @Test
    void aLiteralLessThanSurvives() {
        assertThat(BodyText.of("observe < 2% of customer runs and > 1 error").markdown())
                .isEqualTo("observe < 2% of customer runs and > 1 error");
    }

    @Test
    void linksListsAndBreaksBecomeMarkdown() {
        assertThat(BodyText.of("<p>See <a href=\"https://example.com/x\">the post</a>.<br />Then:</p>"
                                + "<ul><li>one</li><li><strong>two</strong></li></ul>")
                        .markdown())
                .isEqualTo("See [the post](https://example.com/x).\nThen:\n\n- one\n- **two**");
    }

    @Test
    void whatOnlyLooksLikeATagStaysText() {
        assertThat(BodyText.of("set <your-token> and a<b").markdown()).isEqualTo("set <your-token> and a<b");
    }
}
