package io.sitrep.notifier.render;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.intake.Publication;
import io.sitrep.notifier.intake.Publication.Translation;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts an update into a reader's language, as far as translations are there. */
@Singleton
public class Renderer {
    private static final Translation NONE = new Translation(null, null, null);

    private final Settings settings;

    Renderer(Settings settings) {
        this.settings = settings;
    }

    public Message render(UUID key, StoredPublication publication, Reader reader, String token) {
        URI manage = under(settings.notifierPublicUrl(), "subscriptions/" + token);
        Wording wording =
                publication.shared(reader.inAnyZone()).once(Wording.class, () -> wording(publication, reader));
        return new Message(key, publication, reader, wording, manage, URI.create(manage + "/unsubscribe"));
    }

    /** A correction says that it is one, whatever the channel. */
    private Wording wording(StoredPublication publication, Reader reader) {
        Wording said = wording(publication.said(), reader.locale());
        return switch (publication.kind()) {
            case UPDATE, TEST -> said;
            case CORRECTION, TRANSLATION -> said.after(lead(publication, reader));
            case RETRACTION -> said.replacedBy(lead(publication, reader));
        };
    }

    private static String lead(StoredPublication publication, Reader reader) {
        return Words.of(reader).get("lead." + publication.kind().word());
    }

    Wording wording(Publication said, Locale locale) {
        Translation head = find(said.incident().translations(), locale);
        Translation change = find(said.change().translations(), locale);
        boolean translated = change.message() != null || isOriginal(locale);
        boolean asWritten = change.message() == null;
        return new Wording(
                Direction.plain(orElse(head.title(), said.incident().title())),
                Direction.plain(orElse(change.message(), orElse(said.change().message(), ""))),
                Optional.ofNullable(Direction.plain(asWritten ? said.change().html() : change.html())),
                translated);
    }

    private boolean isOriginal(Locale locale) {
        return Locale.forLanguageTag(settings.defaultLocale()).getLanguage().equals(locale.getLanguage());
    }

    /** {@code it-CH} is served by {@code it} when it has nothing of its own. */
    private static Translation find(Map<String, Translation> translations, Locale locale) {
        Translation exact = translations.get(locale.toLanguageTag());
        return exact != null ? exact : translations.getOrDefault(locale.getLanguage(), NONE);
    }

    private static URI under(URI base, String path) {
        String start = base.toString();
        return URI.create(start.endsWith("/") ? start + path : start + "/" + path);
    }

    private static String orElse(String wanted, String otherwise) {
        return wanted == null ? otherwise : wanted;
    }
}
