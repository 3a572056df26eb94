package io.sitrep.notifier.subscription;

import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.intake.Impact;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Checks what a subscriber asked for. What can't be honoured is refused by name, never passed over in silence. */
@Singleton
class PreferencesCheck {
    private static final int MOST = 200;

    private final Channels channels;
    private final Settings settings;

    PreferencesCheck(Channels channels, Settings settings) {
        this.channels = channels;
        this.settings = settings;
    }

    /** @throws ProblemException 422 that names every wrong field */
    Preferences check(NewSubscriber wanted) {
        List<FieldError> errors = new ArrayList<>();
        target(wanted, errors);
        Preferences.Filter filter = new Preferences.Filter(
                components(orEmpty(wanted.components()), errors),
                regions(orEmpty(wanted.regions()), errors),
                impact(wanted.minImpact(), errors));
        Preferences.Flags flags = new Preferences.Flags(
                orElse(wanted.maintenances(), true),
                orElse(wanted.postmortems(), true),
                orElse(wanted.everyUpdate(), false));
        String locale = locale(orElse(wanted.locale(), settings.defaultLocale()), errors);
        String zone = zone(orElse(wanted.timeZone(), settings.timeZone().getId()), errors);
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return new Preferences(filter, flags, locale, zone);
    }

    private void target(NewSubscriber wanted, List<FieldError> errors) {
        if (wanted.channel() == null) {
            errors.add(new FieldError("channel", "is missing"));
        } else if (channels.named(wanted.channel()).isEmpty()) {
            errors.add(new FieldError("channel", "must be one of " + String.join(", ", channels.names())));
        }
        if (wanted.address() == null || wanted.address().isBlank()) {
            errors.add(new FieldError("address", "is missing"));
        }
        if (!orEmpty(wanted.groups()).isEmpty()) {
            errors.add(new FieldError("groups", "can not be followed yet: name their components"));
        }
        if (!orEmpty(wanted.fallback()).isEmpty()) {
            errors.add(new FieldError("fallback", "is not there yet: only the first address would be told"));
        }
    }

    private static Set<UUID> components(List<String> ids, List<FieldError> errors) {
        Set<UUID> read = new LinkedHashSet<>();
        tooMany("components", ids, errors);
        for (String id : ids) {
            try {
                read.add(UUID.fromString(id));
            } catch (IllegalArgumentException | NullPointerException notOne) {
                errors.add(new FieldError("components", "must be ids (UUIDs) of components"));
                break;
            }
        }
        return read;
    }

    private static Set<String> regions(List<String> codes, List<FieldError> errors) {
        tooMany("regions", codes, errors);
        if (!codes.stream().allMatch(Regions::isKnown)) {
            errors.add(new FieldError(
                    "regions",
                    "must be ISO 3166-1 codes of countries such as IT, or parts of the world such as europe"));
        }
        return new LinkedHashSet<>(codes);
    }

    private static Impact impact(String word, List<FieldError> errors) {
        List<String> words = List.of("none", "minor", "major", "critical");
        if (word != null && !words.contains(word)) {
            errors.add(new FieldError("min_impact", "must be one of " + String.join(", ", words)));
        }
        return word == null ? Impact.NONE : Impact.of(word);
    }

    private String locale(String locale, List<FieldError> errors) {
        if (!settings.locales().contains(locale)) {
            List<String> known = settings.locales().stream().sorted().toList();
            errors.add(new FieldError("locale", "must be one of " + String.join(", ", known)));
        }
        return locale;
    }

    private static String zone(String zone, List<FieldError> errors) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            errors.add(new FieldError("time_zone", "must be a time zone's name such as Europe/Rome"));
        }
        return zone;
    }

    private static void tooMany(String field, List<String> values, List<FieldError> errors) {
        if (values.size() > MOST) {
            errors.add(new FieldError(field, "must be at most " + MOST));
        }
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <T> T orElse(T wanted, T otherwise) {
        return wanted == null ? otherwise : wanted;
    }
}
