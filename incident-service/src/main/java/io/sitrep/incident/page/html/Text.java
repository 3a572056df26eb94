package io.sitrep.incident.page.html;

import io.quarkus.qute.RawString;
import io.sitrep.incident.view.MessageHtml;
import java.util.Locale;
import java.util.Map;

/**
 * What people wrote, in the reader's language or, where nobody translated it, in the default one.
 *
 * @param text Markdown, or one plain line
 * @param locale it is in
 * @param translated false when it is in another language than the reader's
 */
public record Text(String text, Locale locale, boolean translated) {
    /** To stand in a tag: says the language where it is another one than the page's. */
    public RawString lang() {
        return new RawString(translated ? "" : " lang=\"" + locale.toLanguageTag() + "\"");
    }

    /** As safe HTML. */
    public RawString html() {
        return new RawString(MessageHtml.of(text));
    }

    /** Which text a reader gets. */
    public record Choice(Locale reader, Locale fallback) {
        /** @param others by language tag */
        public Text of(String text, Map<String, String> others) {
            if (reader.equals(fallback)) {
                return new Text(text, fallback, true);
            }
            String own = others.getOrDefault(reader.toLanguageTag(), others.get(reader.getLanguage()));
            return own == null
                    ? new Text(text, fallback, reader.getLanguage().equals(fallback.getLanguage()))
                    : new Text(own, reader, true);
        }
    }
}
