package io.sitrep.notifier.channel.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.render.Direction;
import io.sitrep.notifier.template.Placeholder;
import io.sitrep.notifier.template.Template;
import io.sitrep.notifier.template.Values;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShorteningTest {
    private static final String LINK = "\n\nhttps://status.example.com/incidents/x";

    @Test
    void whatFitsStaysAsItIs() {
        assertThat(Shortening.fit("Down: ", "We look.", LINK, Limit.chars(200))).isEqualTo("Down: We look." + LINK);
    }

    @Test
    void textIsCutAtAWordAndTheLinkStays() {
        String text = "We are looking into what has happened to the database.";
        String cut = Shortening.fit("Down: ", text, LINK, Limit.chars(70));
        assertThat(cut).endsWith("…" + LINK).hasSizeLessThanOrEqualTo(70);
        String kept = cut.substring("Down: ".length(), cut.indexOf('…'));
        assertThat(text).startsWith(kept + " ");
    }

    @Test
    void wordWithoutAnEndIsCutWithin() {
        String cut = Shortening.fit("", "x".repeat(500), LINK, Limit.chars(100));
        assertThat(cut).hasSize(100).endsWith("…" + LINK);
    }

    @Test
    void whatIsIsolatedEndsWhereItIsCut() {
        String title = Direction.isolated("הקופה אינה עובדת כבר כמה שעות");
        String text = Direction.isolated("אנחנו בודקים את התקלה ונעדכן בקרוב. ".repeat(20));
        Template template = Template.parse("{title}: {message} Down. {link}");
        Values values = Values.none()
                .with(Placeholder.TITLE, title)
                .with(Placeholder.MESSAGE, text)
                .with(Placeholder.LINK, LINK.strip());
        for (int most = 60; most < 120; most++) {
            assertThat(isolates(Shortening.fit(template, values, Limit.chars(most))))
                    .isEmpty();
            assertThat(isolates(Shortening.fit("Down: " + title + " ", text, LINK, Limit.chars(most))))
                    .isEmpty();
        }
    }

    /** Without those that are closed. */
    private static String isolates(String text) {
        String signs = text.replaceAll("[^\u2068\u2069]", "");
        return signs.replace("\u2068\u2069", "");
    }

    @Test
    void languageWithoutSpacesIsCutWhereItIs() {
        String cut = Shortening.fit("", "データベースに障害が発生しています。".repeat(30), LINK, Limit.graphemes(80));
        assertThat(Graphemes.count(cut)).isEqualTo(80);
    }

    @Test
    void familyOfEmojiIsNeverCutThrough() {
        String family = "👩‍👩‍👧‍👦";
        assertThat(Graphemes.count(family)).isOne();
        for (int most = 60; most < 110; most++) {
            String cut = Shortening.fit("", family.repeat(40), LINK, Limit.chars(most));
            assertThat(cut.substring(0, cut.indexOf('…')).replace(family, "")).isEmpty();
        }
    }

    @Test
    void headingGivesWayToTheLink() {
        String cut = Shortening.fit("A title that is long: ", "Text.", LINK, Limit.chars(LINK.length() + 9));
        assertThat(cut).startsWith("A title…").endsWith(LINK);
        assertThat(Shortening.fit("A title: ", "Text.", LINK, Limit.chars(3))).isEqualTo(LINK.strip());
    }

    @Test
    void twoLimitsHoldTogether() {
        Limit both = Limit.graphemes(300).and(Limit.bytes(400));
        String cut = Shortening.fit("", "é è à ".repeat(200), LINK, both);
        assertThat(both.holds(cut)).isTrue();
        assertThat(Limit.bytes(400).measure().applyAsInt(cut)).isGreaterThan(380);
    }

    @Test
    void whateverIsCutHoldsTheLimit() {
        Random random = new Random(7);
        String[] pieces = {"a", " ", "é", "👩‍👩‍👧‍👦", "\n", "ü", "漢", "wordy", "🇮🇹", "e\u0301"};
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(120), 0, pieces.length).forEach(i -> text.append(pieces[i]));
            Limit limit = random.nextBoolean()
                    ? Limit.graphemes(40 + random.nextInt(60))
                    : Limit.bytes(60 + random.nextInt(120));
            String cut = Shortening.fit("Down: ", text.toString(), LINK, limit);
            assertThat(limit.holds(cut)).as(text.toString()).isTrue();
            assertThat(cut).endsWith(LINK.strip());
        }
    }

    @Test
    void inATemplateTheMessageGivesWayFirstAndTheLinkNever() {
        Template template = Template.parse("{title}\n{message}\n{workaround}\n{link}");
        Values values = Values.none()
                .with(Placeholder.TITLE, "Checkout is down")
                .with(Placeholder.MESSAGE, "We are looking into what has happened to the database.")
                .with(Placeholder.WORKAROUND, "Pay by telephone as long as it lasts")
                .with(Placeholder.LINK, LINK.strip());

        assertThat(Shortening.fit(template, values, Limit.chars(300))).isEqualTo(template.fill(values));
        assertThat(Shortening.fit(template, values, Limit.chars(125)))
                .startsWith("Checkout is down\nWe are")
                .contains("…\nPay by telephone as long as it lasts\n")
                .endsWith(LINK.strip());
        assertThat(Shortening.fit(template, values, Limit.chars(75)))
                .isEqualTo("Checkout is down\nPay by telephone…\n" + LINK.strip());
        assertThat(Shortening.fit(template, values, Limit.chars(3))).isEqualTo(LINK.strip());
    }

    @Test
    void whateverTheLimitATemplateHoldsItAsLongAsTheLinkDoes() {
        Template template = Template.parse("[{status}] {title}: {message} {link}");
        Values values = Values.none()
                .with(Placeholder.STATUS, "Identified")
                .with(Placeholder.TITLE, "データベース " + "👩‍👩‍👧‍👦".repeat(9))
                .with(Placeholder.MESSAGE, "wordy é ".repeat(40))
                .with(Placeholder.LINK, LINK.strip());
        for (int most = LINK.strip().length(); most < 400; most++) {
            assertThat(Shortening.fit(template, values, Limit.chars(most)))
                    .hasSizeLessThanOrEqualTo(most)
                    .endsWith(LINK.strip());
        }
    }

    @Test
    void nobodyIsCalledByName() {
        assertThat(Inert.mentions("@everyone, ask @ada or ada@example.com"))
                .isEqualTo("@\u200Beveryone, ask @\u200Bada or ada@example.com");
        assertThat(Inert.mentions("é@ada RT@bob part@bob \uFF20carol https://example.com/@dave,@erin"))
                .isEqualTo("é@\u200Bada RT@\u200Bbob part@bob \uFF20\u200Bcarol https://example.com/@dave,@\u200Berin");
    }
}
