package io.sitrep.notifier.subscription;

import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.catalog.Choices;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.channel.Usual;
import io.sitrep.notifier.intake.Impact;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Checks what a subscriber asked for. What can't be honoured is refused by name, never passed over in silence. */
@Singleton
public class PreferencesCheck {
    private static final int MOST = 200;
    private static final int MOST_FALLBACKS = 5;
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private final Channels channels;
    private final Settings settings;

    PreferencesCheck(Channels channels, Settings settings) {
        this.channels = channels;
        this.settings = settings;
    }

    /** @throws ProblemException 422 that names every wrong field */
    public Preferences check(NewSubscriber wanted, Choices choices) {
        List<FieldError> errors = new ArrayList<>();
        target(wanted, errors);
        Preferences preferences = preferences(wanted, choices, Preferences.Filter.EVERYTHING, errors);
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return preferences;
    }

    /**
     * The same without the addresses.
     *
     * @param held what was chosen before, which may stay also where it can no longer be chosen
     * @throws ProblemException 422 that names every wrong field
     */
    public Preferences checkFilter(NewSubscriber wanted, Choices choices, Preferences.Filter held) {
        List<FieldError> errors = new ArrayList<>();
        Preferences preferences = preferences(wanted, choices, held, errors);
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return preferences;
    }

    private Preferences preferences(
            NewSubscriber wanted, Choices choices, Preferences.Filter held, List<FieldError> errors) {
        Usual usual = Optional.ofNullable(wanted.channel())
                .flatMap(channels::named)
                .map(Channel::usual)
                .orElse(Usual.EVERYTHING);
        Preferences.Filter filter = new Preferences.Filter(
                ids("components", wanted.components(), choices::component, errors),
                ids("groups", wanted.groups(), choices::group, errors),
                regions(orEmpty(wanted.regions()), choices, held, errors),
                impact(orElse(wanted.minImpact(), usual.minImpact()), errors));
        known(filter, choices, held, errors);
        Preferences.Flags flags = new Preferences.Flags(
                orElse(wanted.maintenances(), usual.maintenances()),
                orElse(wanted.postmortems(), usual.postmortems()),
                orElse(wanted.everyUpdate(), false));
        String locale = locale(orElse(wanted.locale(), settings.defaultLocale()), errors);
        String zone = zone(orElse(wanted.timeZone(), settings.timeZone().getId()), errors);
        return new Preferences(filter, flags, locale, zone);
    }

    private void target(NewSubscriber wanted, List<FieldError> errors) {
        target("", wanted.channel(), wanted.address(), errors);
        List<NewSubscriber.Fallback> further = orEmpty(wanted.fallback());
        if (further.size() > MOST_FALLBACKS) {
            errors.add(new FieldError("fallback", "must be at most " + MOST_FALLBACKS));
            return;
        }
        for (int i = 0; i < further.size(); i++) {
            String field = "fallback." + i;
            if (further.get(i) == null) {
                errors.add(new FieldError(field, "is missing"));
            } else {
                further(field + ".", further.get(i), errors);
            }
        }
    }

    private void target(String where, String channel, String address, List<FieldError> errors) {
        if (channel == null) {
            errors.add(new FieldError(where + "channel", "is missing"));
        } else if (channels.named(channel).isEmpty()) {
            errors.add(new FieldError(where + "channel", "must be one of " + String.join(", ", channels.names())));
        }
        if ((address == null || address.isBlank()) && channels.needsAddress(channel)) {
            errors.add(new FieldError(where + "address", "is missing"));
        }
    }

    /** What somebody merely follows can't take the place of an address. */
    private void further(String where, NewSubscriber.Fallback further, List<FieldError> errors) {
        target(where, further.channel(), further.address(), errors);
        if (!channels.needsAddress(further.channel())) {
            errors.add(new FieldError(where + "channel", "must be one that reaches an address"));
        }
    }

    private static Set<UUID> ids(
            String field, List<String> wanted, Function<String, Optional<UUID>> known, List<FieldError> errors) {
        Set<UUID> read = new LinkedHashSet<>();
        tooMany(field, orEmpty(wanted), errors);
        for (String id : orEmpty(wanted)) {
            Optional<UUID> found =
                    id == null ? Optional.empty() : known.apply(id).or(() -> uuid(id));
            if (found.isEmpty()) {
                errors.add(new FieldError(field, "must be ids of " + field));
                break;
            }
            read.add(found.get());
        }
        return read;
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static void known(
            Preferences.Filter filter, Choices choices, Preferences.Filter held, List<FieldError> errors) {
        if (!choices.haveComponents(without(filter.components(), held.components()))) {
            errors.add(new FieldError("components", "must be components there are"));
        }
        if (!choices.haveGroups(without(filter.groups(), held.groups()))) {
            errors.add(new FieldError("groups", "must be groups there are"));
        }
    }

    private static <T> List<T> without(Collection<T> wanted, Set<T> held) {
        return wanted.stream().filter(each -> !held.contains(each)).toList();
    }

    private static Set<String> regions(
            List<String> codes, Choices choices, Preferences.Filter held, List<FieldError> errors) {
        tooMany("regions", codes, errors);
        if (!choices.haveRegions(codes.stream()
                .filter(code -> code == null || !held.regions().contains(code))
                .toList())) {
            errors.add(new FieldError(
                    "regions",
                    "must be ISO 3166-1 codes of countries such as IT, parts of the world such as europe, or regions of"
                            + " the catalog"));
        }
        return new LinkedHashSet<>(codes);
    }

    private static Impact impact(String word, List<FieldError> errors) {
        List<String> words = List.of("none", "minor", "major", "critical");
        if (!words.contains(word)) {
            errors.add(new FieldError("min_impact", "must be one of " + String.join(", ", words)));
        }
        return Impact.of(word);
    }

    private String locale(String locale, List<FieldError> errors) {
        if (!settings.locales().contains(locale)) {
            List<String> known = settings.locales().stream().sorted().toList();
            errors.add(new FieldError("locale", "must be one of " + String.join(", ", known)));
        }
        return locale;
    }

    private static String zone(String zone, List<FieldError> errors) {
        if (!ZONES.contains(zone)) {
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
