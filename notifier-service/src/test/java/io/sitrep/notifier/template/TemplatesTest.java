package io.sitrep.notifier.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private final Templates templates = Templates.of(List.of(
            kept("any", null, null),
            kept("at_the_end", null, "resolved"),
            kept("by_sms", "sms", null),
            kept("by_sms_at_the_end", "sms", "resolved")));

    @Test
    void theChannelsOwnGoesBeforeTheStatusesOwnAndBothBeforeAny() {
        assertThat(found("sms", "resolved")).isEqualTo("by_sms_at_the_end");
        assertThat(found("sms", "monitoring")).isEqualTo("by_sms");
        assertThat(found("slack", "resolved")).isEqualTo("at_the_end");
        assertThat(found("slack", "monitoring")).isEqualTo("any");
        assertThat(Templates.NONE.find("sms", "resolved", Locale.ENGLISH)).isEmpty();
    }

    @Test
    void aReaderGetsTheirLanguageElseWhatIsForAll() {
        Templates one = Templates.of(List.of(new Templates.Kept(
                "a", null, null, Map.of("", words("all"), "it", words("italiano"), "pt-BR", words("brasileiro")))));

        assertThat(message(one, "it")).isEqualTo("italiano");
        assertThat(message(one, "it-CH")).isEqualTo("italiano");
        assertThat(message(one, "pt-BR")).isEqualTo("brasileiro");
        assertThat(message(one, "pt")).isEqualTo("all");
        assertThat(message(one, "de")).isEqualTo("all");
    }

    private String found(String channel, String status) {
        return templates
                .find(channel, status, Locale.ENGLISH)
                .orElseThrow()
                .message()
                .toString();
    }

    private static String message(Templates templates, String locale) {
        return templates
                .find("sms", "resolved", Locale.forLanguageTag(locale))
                .orElseThrow()
                .message()
                .toString();
    }

    private static Templates.Kept kept(String key, String channel, String status) {
        return new Templates.Kept(key, channel, status, Map.of(Templates.ANY_LANGUAGE, words(key)));
    }

    private static Templates.Words words(String message) {
        return new Templates.Words(null, Template.parse(message));
    }
}
