package io.sitrep.incident.page;

import io.sitrep.incident.Settings;
import io.sitrep.incident.page.html.Languages;
import io.sitrep.incident.page.html.View;
import io.sitrep.incident.page.html.Zones;
import io.sitrep.incident.page.site.Asked;
import io.sitrep.incident.page.site.DocumentSource;
import io.sitrep.incident.page.site.Moment;
import io.sitrep.incident.page.site.ReadRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** In which language and zone somebody reads a page: what the address and the browser say, and what the page is then to be like. */
@Singleton
public class Readers {
    /** Stands among the parameters when the address named the language; links in the page then name it too. */
    private static final String LANGUAGE = "lang";

    private final Languages languages;
    private final ZoneId zone;
    private final Clock clock;

    Readers(Settings settings, Clock clock) {
        this.languages = Languages.of(settings.locales(), settings.defaultLocale());
        this.zone = settings.timeZone();
        this.clock = clock;
    }

    /** @param matters what else of the request makes a difference */
    public Asked asked(DocumentSource source, ReadRequest request, Map<String, String> matters) {
        Map<String, String> parameters = new HashMap<>(matters);
        Optional<Locale> named = languages.named(request.parameter(LANGUAGE));
        named.ifPresent(locale -> parameters.put(LANGUAGE, locale.toLanguageTag()));
        return new Asked(
                source,
                request.path(),
                parameters,
                named.orElseGet(() -> languages.accepted(request.acceptLanguage())),
                Zones.named(request.parameter("tz")).orElse(null));
    }

    /** For a copy that no service stands behind. */
    Asked copied(DocumentSource source, String path, Map<String, String> matters, Locale locale) {
        return new Asked(source, path, matters, locale, null).forCopy();
    }

    /** Whether pages of both moments say times, and what they are of, in the same words. */
    boolean speakAlike(Moment one, Moment other) {
        return year(one) == year(other)
                && Objects.equals(one.staleSince(), other.staleSince())
                && one.state()
                        .catalog()
                        .regions()
                        .equals(other.state().catalog().regions());
    }

    private int year(Moment moment) {
        return moment.now().atZone(zone).getYear();
    }

    public View view(Asked asked, Moment moment) {
        return view(asked, moment.now(), moment.staleSince(), moment.version());
    }

    /** While nothing is known yet. */
    public View loading(Asked asked) {
        return view(asked, clock.instant(), null, null);
    }

    Languages languages() {
        return languages;
    }

    /** The page's own. */
    ZoneId zone() {
        return zone;
    }

    private View view(Asked asked, Instant now, Instant staleSince, String version) {
        boolean copy = asked.isForCopy();
        return new View(
                asked.locale(),
                asked.parameter(LANGUAGE) != null,
                asked.zone() == null ? zone : asked.zone(),
                asked.zone() != null,
                copy,
                now,
                staleSince,
                copy ? null : version);
    }
}
