package io.sitrep.incident.access;

import io.sitrep.incident.Settings;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.kit.settings.Wanted;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What this service shows to another one of the suite when it does something there for somebody who is signed in here: the
 * other one asks back what it is worth, as it does with every token, and is told who it is and what they may at that moment.
 * Good for {@link #GOOD_FOR}, sealed with the key of the settings, and no way into this service's own API.
 */
@ApplicationScoped
public class Passes {
    static final Duration GOOD_FOR = Duration.ofSeconds(30);

    private static final String BEGINNING = "sitrep-pass.";
    private static final String PERSON = "oidc:";
    private static final int PARTS = 4;

    private final Optional<SecretBox> box;
    private final Tokens tokens;
    private final Clock clock;

    Passes(Settings settings, Tokens tokens, Clock clock) {
        this.box = settings.secretKey()
                .map(key -> Wanted.keys(key, settings.secretKeysOld().orElse(List.of())));
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * @param grant of whoever is signed in; has a role
     * @throws ProblemException 503 that names the setting without which nobody could trust it
     */
    public String issue(Grant grant) {
        SecretBox sealing = box.orElseThrow(() -> new ProblemException(Problem.of(
                503,
                "no-secret-key",
                "Nothing can be asked in your name",
                "SITREP_SECRET_KEY is not set on the incident service")));
        String until = Long.toString(clock.instant().plus(GOOD_FOR).toEpochMilli());
        return BEGINNING
                + sealing.seal(String.join("\n", until, grant.id(), grant.role().wire(), grant.name()));
    }

    /** What it stands for at this moment; null when it is none of ours, is too old, or whose token was revoked meanwhile. */
    public Uni<Grant> introspect(String text) {
        return opened(text)
                .map(parts ->
                        parts[1].startsWith(PERSON) ? Uni.createFrom().item(person(parts)) : tokens.standing(parts[1]))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    public static boolean isOne(String text) {
        return text.startsWith(BEGINNING);
    }

    private static Grant person(String... parts) {
        return Grant.ofPerson(
                parts[1].substring(PERSON.length()),
                parts[3],
                Role.read(parts[2]).orElseThrow());
    }

    private Optional<String[]> opened(String text) {
        if (box.isEmpty() || !isOne(text)) {
            return Optional.empty();
        }
        try {
            String[] parts = box.get().open(text.substring(BEGINNING.length())).split("\n", PARTS);
            boolean good =
                    parts.length == PARTS && clock.instant().isBefore(Instant.ofEpochMilli(Long.parseLong(parts[0])));
            return good ? Optional.of(parts) : Optional.empty();
        } catch (IllegalStateException | IllegalArgumentException forged) {
            return Optional.empty();
        }
    }
}
