package io.sitrep.bot.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TongueTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageSaysAllThatEnglishSaysWithTheSamePlaces(Language language) {
        assertThat(Tongue.keys(language)).isEqualTo(Tongue.keys(Language.EN));
        for (String key : Tongue.keys(language)) {
            assertThat(places(Tongue.raw(language, key)))
                    .as(language + " " + key)
                    .isEqualTo(places(Tongue.raw(Language.EN, key)));
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            places.add(place.group());
        }
        return places;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aDoubtStandsAfterABlankBehindTheDenialItBelongsTo(Language language) {
        Tongue tongue = Tongue.of(language);
        String doubt = tongue.say("doubt.away", "Slack");

        assertThat(tongue.say("denied", "r", "none", "V", Phrase.of("denied.doubt", Phrase.of("doubt.away", "Slack"))))
                .endsWith(". " + doubt);
    }

    @Test
    void numbersAreWrittenAsTheLanguageWritesThem() {
        Phrase phrase = Phrase.of("audience.channel", 10_213L, Phrase.of("channel.email"));

        assertThat(Tongue.of(Language.EN).say(phrase)).isEqualTo("10,213 by mail");
        assertThat(Tongue.of(Language.DE).say(phrase)).isEqualTo("10.213 per E-Mail");
    }

    @Test
    void whatFillsAPlaceIsNotLookedThroughForPlaces() {
        assertThat(Tongue.of(Language.EN).say("misuse.rest", "{0} $1 \\")).contains("\"{0} $1 \\\"");
    }

    @ParameterizedTest
    @CsvSource({"it-IT,IT", "es_LA,ES", "DE,DE", "fr,FR", "en-GB,EN"})
    void aLocaleHasALanguage(String locale, Language language) {
        assertThat(Language.of(locale)).contains(language);
    }

    @Test
    void aLanguageThatIsNoneOfOursIsNone() {
        assertThat(Language.of("pt-BR")).isEmpty();
        assertThat(Language.of(null)).isEmpty();
    }
}
