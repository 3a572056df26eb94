package io.sitrep.incident.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageHtmlTest {

    @Test
    void markdownBecomesHtml() {
        assertThat(MessageHtml.of("We are **on it**:\n\n- one\n- two"))
                .isEqualTo("<p>We are <strong>on it</strong>:</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n");
    }

    @Test
    void lineBreakStaysOne() {
        assertThat(MessageHtml.of("first\nsecond")).isEqualTo("<p>first<br />\nsecond</p>\n");
    }

    @Test
    void literalLessThanSurvivesAsText() {
        assertThat(read("Only < 2% of customer runs failed, a<b too").text())
                .isEqualTo("Only < 2% of customer runs failed, a<b too");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "hello <img src=x onerror=alert(1)> you",
                "<iframe src=\"https://example.com\"></iframe>",
                "<!-- hidden --> <style>*{display:none}</style>",
                "<svg/onload=alert(1)>",
            })
    void htmlIsShownAsText(String message) {
        Document shown = read(message);
        assertThat(shown.select("script, img, iframe, style, svg")).isEmpty();
        assertThat(shown.text()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html,hello)",
                "[x](java&#x202E;script:alert(1))",
                "<javascript:alert(1)>",
                "![x](javascript:alert(1))",
            })
    void unsafeAddressesAreDropped(String message) {
        assertThat(read(message).select("a"))
                .singleElement()
                .satisfies(link -> assertThat(link.attr("href")).isEmpty());
    }

    @Test
    void linkSaysNothingOfTheReader() {
        assertThat(MessageHtml.of("[more](https://example.com/a?b=c&d)"))
                .isEqualTo("<p><a rel=\"nofollow noopener noreferrer\" href=\"https://example.com/a?b=c&amp;d\">more"
                        + "</a></p>\n");
    }

    @Test
    void imageBecomesLink() {
        Document shown = read("![graph](https://example.com/x.png) and ![](https://example.com/y.png)");
        assertThat(shown.select("img")).isEmpty();
        assertThat(shown.select("a").eachText()).containsExactly("graph", "https://example.com/y.png");
    }

    @Test
    void headingBecomesBoldParagraph() {
        assertThat(MessageHtml.of("# Now\n\ntext")).isEqualTo("<p><strong>Now</strong></p>\n<p>text</p>\n");
    }

    @Test
    void charactersThatTurnTheReadingDirectionAreStripped() {
        assertThat(MessageHtml.of("a\u202Eb\u2066c\u2069d&#x202E;e&#8294;f")).isEqualTo("<p>abcdef</p>\n");
    }

    @Test
    void arabicAndEmojiStay() {
        assertThat(MessageHtml.of("نعمل على حل المشكلة 🚑\u200F")).isEqualTo("<p>نعمل على حل المشكلة 🚑\u200F</p>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {">", "*", "[", "`", "- ", "**a ", "_a ", "![", "<", "\\", "&#", "<!--", "[a](<b", "[a](", "a**b"
            })
    void pathologicalMessageIsRenderedInTime(String part) {
        String message = part.repeat(25_000 / part.length());
        long before = workedNanos();
        assertThat(MessageHtml.of(message)).isNotBlank();
        assertThat(Duration.ofNanos(workedNanos() - before)).isLessThan(Duration.ofSeconds(2));
    }

    /** Of this thread: a machine that stands still does not work. */
    private static long workedNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void nestingBeyondReasonIsShownAsPlainText() {
        assertThat(MessageHtml.of(">".repeat(20_000) + " <b>"))
                .startsWith("<p>&gt;&gt;")
                .endsWith(" &lt;b&gt;</p>\n");
        String emphasis = "*".repeat(10_000);
        assertThat(MessageHtml.of(emphasis + "a" + emphasis)).startsWith("<p>***");
    }

    private static Document read(String message) {
        return Jsoup.parseBodyFragment(MessageHtml.of(message));
    }
}
