package io.sitrep.incident.catalog.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.incident.Settings;
import io.sitrep.incident.catalog.document.Lines;
import io.sitrep.incident.catalog.plan.ComponentNames;
import io.sitrep.incident.catalog.plan.Reading;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Messages to begin from, by status and in several languages. One of them may be what a declaration says by itself. Others are how
 * readers are told, by channel and status ({@link Notification}).
 */
@Singleton
public class Templates implements EntryKind {
    private static final String TRANSLATIONS = "translations";
    private static final String FIRST = "first_update";

    private final List<String> locales;

    Templates(Settings settings) {
        locales = settings.locales();
    }

    @Override
    public String kind() {
        return "template";
    }

    @Override
    public String section() {
        return "templates";
    }

    @Override
    public ObjectNode read(Reading written, ComponentNames components) {
        boolean tells = Notification.is(written);
        if (tells) {
            Notification.check(written);
        } else {
            Notification.checkIsNone(written);
            placeholders(written);
        }
        if (written.json().path(TRANSLATIONS) instanceof ObjectNode translations) {
            String path = Lines.child(written.path(), TRANSLATIONS);
            translations.properties().forEach(each -> {
                if (!locales.contains(each.getKey())) {
                    written.findings()
                            .refuse(
                                    Lines.child(path, each.getKey()),
                                    "is not a locale of this page, which has " + String.join(", ", locales));
                }
                if (each.getValue() instanceof ObjectNode translation) {
                    Reading words = new Reading(translation, Lines.child(path, each.getKey()), written.findings());
                    if (tells) {
                        Notification.words(words, written.text(Notification.CHANNEL));
                    } else {
                        placeholders(words);
                    }
                }
            });
        }
        // What begins an update says nothing of its purpose, as ever.
        Fields fields = new Fields(written);
        return (tells ? fields.take(Notification.PURPOSE, Notification.CHANNEL) : fields)
                .take("status")
                .flag(FIRST)
                .take("title", "message", TRANSLATIONS)
                .kept();
    }

    private static void placeholders(Reading words) {
        Placeholder.check(words, "title");
        Placeholder.check(words, "message");
    }

    @Override
    public void together(List<Reading> all) {
        all.stream()
                .filter(template -> template.flag(FIRST))
                .skip(1)
                .forEach(second ->
                        second.refuse(FIRST, "is said of another template already: there is one first update"));
    }
}
