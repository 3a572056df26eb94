package io.sitrep.notifier.pages;

import io.quarkus.qute.TemplateInstance;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.render.Words;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** Makes the frame in a reader's language, and answers with a page: no cookie, no script, nothing kept, no address given away. */
@Singleton
class Frames {
    private final Settings settings;
    private final Style style;
    private final List<Locale> offered;

    Frames(Settings settings, Style style) {
        this.settings = settings;
        this.style = style;
        this.offered =
                settings.locales().stream().sorted().map(Locale::forLanguageTag).toList();
    }

    /** @param asked what the reader chose, or null; then what the browser prefers */
    Locale language(String asked, HttpHeaders headers) {
        if (asked != null && settings.locales().contains(asked)) {
            return Locale.forLanguageTag(asked);
        }
        return headers.getAcceptableLanguages().stream()
                .map(wanted -> offered.stream()
                        .filter(each -> each.equals(wanted))
                        .findFirst()
                        .or(() -> offered.stream()
                                .filter(each -> each.getLanguage().equals(wanted.getLanguage()))
                                .findFirst()))
                .flatMap(java.util.Optional::stream)
                .findFirst()
                .orElse(Locale.forLanguageTag(settings.defaultLocale()));
    }

    /** With other languages to choose from. */
    Frame choosable(Locale language, String title) {
        List<Frame.Language> languages = offered.stream()
                .map(each ->
                        new Frame.Language(each.toLanguageTag(), words(each).language(), each.equals(language)))
                .toList();
        return frame(words(language), title, languages);
    }

    /** For a reader whose language is known. */
    Frame of(Words words, String title) {
        return frame(words, title, List.of());
    }

    Words words(Locale language) {
        return Words.of(new Reader(language, settings.timeZone()));
    }

    Uni<Response> answer(int status, Frame frame, TemplateInstance page) {
        return page.createUni()
                .map(html -> Response.status(status)
                        .entity(html)
                        .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                        .header(HttpHeaders.CONTENT_LANGUAGE, frame.language())
                        // The address of a page may be a secret of its reader.
                        .header("Referrer-Policy", "no-referrer")
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header("X-Content-Type-Options", "nosniff")
                        .header(
                                "Content-Security-Policy",
                                "default-src 'none'; style-src " + style.hash
                                        + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                        .build());
    }

    private Frame frame(Words words, String title, List<Frame.Language> languages) {
        return new Frame(
                words,
                words.get(title),
                settings.pageName(),
                settings.publicUrl().toString(),
                style.css,
                languages);
    }
}
