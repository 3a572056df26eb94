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
 * @param page language of the words around it
 */
public record Text(String text, Locale locale, boolean translated, Locale page) {
    /** To stand in a tag: says the language where it is another one than the page's. */
    public RawString lang() {
        boolean same = locale.getLanguage().equals(page.getLanguage());
        return new RawString(same ? "" : " lang=\"" + locale.toLanguageTag() + "\"");
    }

    /** As safe HTML. */
    public RawString html() {
        return new RawString(MessageHtml.of(text));
    }

    /**
     * Which text a reader gets.
     *
     * @param page language of the page's own words, which may lack the reader's
     */
    public record Choice(Locale reader, Locale fallback, Locale page) {
        public static Choice of(Locale reader, Locale fallback, Words words) {
            return new Choice(reader, fallback, Locale.forLanguageTag(words.language()));
        }

        /** @param others by language tag */
        public Text of(String text, Map<String, String> others) {
            String own = reader.equals(fallback)
                    ? text
                    : others.getOrDefault(reader.toLanguageTag(), others.get(reader.getLanguage()));
            return own == null
                    ? new Text(text, fallback, reader.getLanguage().equals(fallback.getLanguage()), page)
                    : new Text(own, reader, true, page);
        }
    }
}
