package io.sitrep.bot.discord.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.bot.reply.Text;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "*bold* _it_ ~~no~~ ||secret||→\\*bold\\* \\_it\\_ \\~\\~no\\~\\~ \\|\\|secret\\|\\|",
                "`code` \\ [a](https://evil.test)→\\`code\\` \\\\ \\[a\\](<https://evil.test>)",
                "<@123> <@&4> <#5> <:e:6> </x:7>→\\<@123> \\<@&4> \\<#5> \\<\\:e:6> \\</x:7>",
                "# big→\\# big",
                "> said→\\> said",
                "- one - two→\\- one - two",
                "5. five→5\\. five",
                "on 5. May→on 5. May",
                "1.5 s→1.5 s",
                "now :fire: 12:30:45→now \\:fire: 12\\:30:45",
                "see https://a.test/x_y?z=1, now→see <https://a.test/x_y?z=1>, now",
                "(http://a.test)→(<http://a.test>)",
                "https:// nowhere→https:// nowhere",
                "a & b > c→a & b > c"
            })
    void wordsAreShownJustSo(String words, String shown) {
        assertThat(DiscordText.shown(words)).isEqualTo(shown);
    }

    @Test
    void nobodyIsCalledByWords() {
        assertThat(DiscordText.shown("@everyone @here @rosa")).isEqualTo("@\u200beveryone @\u200bhere @rosa");
    }

    @Test
    void marksAreFoundAtTheBeginningOfEachLine() {
        assertThat(DiscordText.shown("a\n # b\n\n- c")).isEqualTo("a\n \\# b\n\n\\- c");
    }

    @Test
    void whatNobodySeesIsLeftOut() {
        assertThat(DiscordText.shown("a\u0000\u202Eb\u2066c\r\td\uD83D")).isEqualTo("abc d\uFFFD");
    }

    @Test
    void momentsAreShownInEachReadersZoneAndLinksHaveNoPreview() {
        Text line = Text.of()
                .strong("INC-1")
                .plain(" by ")
                .moment(Instant.parse("2026-11-22T12:00:00Z"))
                .plain(" ")
                .link(URI.create("https://status.test/i?a=1"), "the [page]")
                .plain(" ")
                .link(URI.create("https://status.test"), "https://status.test")
                .plain(" ")
                .mention("42")
                .mention("no id>")
                .line();

        assertThat(DiscordMarks.of(line))
                .isEqualTo("**INC-1** by <t:1795348800:f> [the \\[page\\]](<https://status.test/i?a=1>)"
                        + " <https://status.test> <@42>@no id>");
    }

    @Test
    void anAddressIsNoLabelOfAnotherOne() {
        Text line = Text.of()
                .link(URI.create("https://a.test"), "https://bank.test")
                .line();

        assertThat(DiscordMarks.of(line)).isEqualTo("<https://bank.test> <https://a.test>");
    }

    @Test
    void inATitleMomentsAndLinksAreWords() {
        Text line = Text.of()
                .strong("a*b")
                .plain(" ")
                .moment(Instant.parse("2026-11-22T12:00:00Z"))
                .link(URI.create("https://a.test"), " here")
                .line();

        assertThat(DiscordMarks.title(line, 256)).isEqualTo("a\\*b 2026-11-22 12:00 UTC here");
    }

    @Test
    void quotedWordsAreQuotedInEachLine() {
        assertThat(DiscordMarks.of(Text.quoted("a\n> b\nc"))).isEqualTo("> a\n> \\> b\n> c");
    }

    @Test
    void codeKeepsItsSignsAndCantBeLeft() {
        assertThat(DiscordMarks.of(Text.of().code("/incident a*b `x`").line())).isEqualTo("`/incident a*b ˋxˋ`");
    }

    @Test
    void aCutNeverSplitsAMarkOrACharacterAndLeavesNoneOpen() {
        assertThat(DiscordMarks.of(Text.plain("abcd"), 4)).isEqualTo("abcd");
        assertThat(DiscordMarks.of(Text.plain("abcde"), 4)).isEqualTo("abc…");
        assertThat(DiscordMarks.of(Text.plain("ab***"), 4)).isEqualTo("ab…");
        assertThat(DiscordMarks.of(Text.plain("ab🔥cd"), 4)).isEqualTo("ab…");
        assertThat(DiscordMarks.of(Text.of().strong("abcdefgh").line(), 9)).isEqualTo("**abcd**…");
        assertThat(DiscordMarks.of(Text.of().code("abcdefgh").line(), 6)).isEqualTo("`abc`…");
        assertThat(DiscordMarks.of(Text.of().plain("see ").mention("123456789").line(), 12))
                .isEqualTo("see …");
        assertThat(DiscordMarks.of(Text.of().plain("see it").strong("now").line(), 8))
                .isEqualTo("see it…");
        assertThat(DiscordMarks.of(Text.quoted("ab\ncd"), 7)).isEqualTo("> ab…");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 40})
    void aCutTextIsNeverLongerThanItMayBe(int most) {
        Text line = Text.of()
                .strong("* * *")
                .strong("b")
                .code("`")
                .link(URI.create("https://a.test"), "a")
                .plain("x\ny")
                .line();

        assertThat(DiscordMarks.of(line, most).length()).isLessThanOrEqualTo(most);
    }

    @Test
    void linesFillOnePlaceAfterTheOther() {
        List<Text> lines = Collections.nCopies(8, Text.plain("x".repeat(900)));

        List<String> places = DiscordLines.within(lines, 4_096, 1_904);

        assertThat(places).hasSize(2);
        assertThat(places.get(0)).hasSize(4 * 900 + 3);
        assertThat(places.get(1)).hasSizeBetween(1_802, 1_904).endsWith("…");
    }
}
