package io.sitrep.bot.slack.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "a &amp; b &lt;c&gt;→a & b <c>",
                "&amp;lt;→&lt;",
                "ask <@U12|rosa> in <#C1|general>→ask @rosa in #general",
                "ask <@U12>→ask @U12",
                "<!here> <!channel|channel> <!subteam^S1|@ops>→@here @channel @ops",
                "see <https://a.test/x?y=1|a.test>→see https://a.test/x?y=1",
                "mail <mailto:ops@a.test|ops@a.test>→mail mailto:ops@a.test",
                "1 < 2→1 < 2"
            })
    void whatSlackSendsBecomesWhatThePersonTyped(String sent, String typed) {
        assertThat(SlackText.asTyped(sent)).isEqualTo(typed);
    }

    @Test
    void markupIsShownAndDoesNothing() {
        assertThat(SlackText.shown("<!channel> & <@U1>")).isEqualTo("&lt;!channel&gt; &amp; &lt;@U1&gt;");
    }

    @Test
    void aCutNeverSplitsAMarkACharacterOrALink() {
        assertThat(SlackLimits.cut("abc", 3)).isEqualTo("abc");
        assertThat(SlackLimits.cut("abcd", 3)).isEqualTo("ab…");
        assertThat(SlackLimits.cut("ab&amp;cd", 6)).isEqualTo("ab…");
        assertThat(SlackLimits.cut("ab&amp;cd", 8)).isEqualTo("ab&amp;…");
        assertThat(SlackLimits.cut("ab🔥cd", 4)).isEqualTo("ab…");
        assertThat(SlackLimits.cut("see <https://a.test> now", 12)).isEqualTo("see …");
    }

    @Test
    void manyLinesBecomeSectionsWithinSlacksLimits() {
        List<String> sections = SlackLimits.sections(Collections.nCopies(200, "x".repeat(1_000)));

        assertThat(sections)
                .hasSize(SlackLimits.BLOCKS)
                .allSatisfy(section -> assertThat(section.length()).isLessThanOrEqualTo(SlackLimits.SECTION));
        assertThat(SlackLimits.sections(List.of("y".repeat(9_000))))
                .singleElement()
                .asString()
                .hasSize(SlackLimits.SECTION);
    }

    @Test
    void whatIsLeftOutOfALongMessageIsHintedAt() {
        List<String> sections = SlackLimits.sections(Collections.nCopies(20, "x".repeat(900)), 50, 5_000);

        assertThat(String.join("\n", sections)).hasSizeBetween(4_000, 5_000).endsWith("x…");
        assertThat(SlackLimits.sections(List.of("a", "b"), 50, 5_000)).containsExactly("a\nb");
    }
}
