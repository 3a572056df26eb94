package io.sitrep.notifier.importer;

import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.catalog.Choices;
import io.sitrep.notifier.erasure.Fingerprint;
import io.sitrep.notifier.importer.ImportLine.Row;
import io.sitrep.notifier.subscription.NewSubscriber;
import io.sitrep.notifier.subscription.Newcomer;
import io.sitrep.notifier.subscription.Newcomers;
import io.sitrep.notifier.subscription.Preferences;
import io.sitrep.notifier.subscription.PreferencesCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Checks rows as the API checks a subscriber. */
@Singleton
class Candidates {
    private final PreferencesCheck check;
    private final Newcomers newcomers;

    Candidates(PreferencesCheck check, Newcomers newcomers) {
        this.check = check;
        this.newcomers = newcomers;
    }

    /** What is the same for all rows of a file. */
    record Ground(Choices choices, Fingerprint fingerprint) {}

    /** Fails with a {@link ProblemException} that says what is wrong with the row. */
    Uni<Candidate> of(Row row, Ground ground) {
        return Uni.createFrom().item(() -> found(row, ground.choices())).chain(wanted -> {
            Preferences preferences = check.check(wanted, ground.choices());
            return newcomers.take(wanted).map(taken -> candidate(row, preferences, taken, ground.fingerprint()));
        });
    }

    private Candidate candidate(
            Row row, Preferences preferences, List<Newcomers.Taken> taken, Fingerprint fingerprint) {
        List<Newcomer.Place> places = new ArrayList<>();
        if (taken.size() == 1 && taken.get(0).registration().address().isEmpty()) {
            throw ProblemException.invalid("fallback", "is missing: who only follows us is known again by it");
        }
        for (Newcomers.Taken each : taken) {
            places.add(
                    places.isEmpty()
                            ? first(row, each)
                            : newcomers.place(each, Newcomer.Standing.CONFIRMED, null, Optional.of(newcomers.token())));
        }
        Newcomer newcomer = newcomers.of(newcomers.id(), preferences, places);
        return new Candidate(
                row.line(),
                newcomer,
                places.stream()
                        .filter(place -> !place.address().isEmpty())
                        .map(place -> fingerprint.of(place.channel(), place.address()))
                        .toList(),
                row.standing() != ImportLine.Standing.UNCONFIRMED);
    }

    private Newcomer.Place first(Row row, Newcomers.Taken taken) {
        return switch (row.standing()) {
            case CONFIRMED -> newcomers.place(taken, Newcomer.Standing.CONFIRMED, null, Optional.empty());
            case UNCONFIRMED -> newcomers.place(taken, Newcomer.Standing.UNCONFIRMED, null, Optional.empty());
            case QUARANTINED ->
                newcomers.place(
                        taken,
                        Newcomer.Standing.DISABLED,
                        "was quarantined where it was imported from",
                        Optional.empty());
        };
    }

    /** With the components' ids; one that is not there would change what the subscriber hears, so the row is refused. */
    private static NewSubscriber found(Row row, Choices choices) {
        List<String> ids = new ArrayList<>();
        for (String reference : row.components()) {
            ids.add(choices.component(reference).map(UUID::toString).orElse(reference));
        }
        NewSubscriber wanted = row.wanted();
        List<String> named = wanted.components() == null ? List.of() : wanted.components();
        ids.addAll(named);
        return new NewSubscriber(
                wanted.channel(),
                wanted.address(),
                ids,
                wanted.groups(),
                wanted.regions(),
                wanted.minImpact(),
                wanted.maintenances(),
                wanted.postmortems(),
                wanted.everyUpdate(),
                wanted.locale(),
                wanted.timeZone(),
                wanted.fallback(),
                wanted.secret());
    }
}
