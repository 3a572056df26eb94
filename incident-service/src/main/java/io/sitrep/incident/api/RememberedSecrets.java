package io.sitrep.incident.api;

import io.quarkus.runtime.Startup;
import io.sitrep.incident.Settings;
import io.sitrep.incident.store.Answer;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.kit.settings.Wanted;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Answers that hold a secret, as they are remembered for whoever repeats a request: sealed with the key of the
 * settings, or without the secret when there is no key. In clear a secret is kept nowhere.
 */
@Startup
@Singleton
public class RememberedSecrets {
    /** JSON never begins like this. */
    private static final String SEALED = "sealed:";

    private final Optional<SecretBox> box;

    RememberedSecrets(Settings settings) {
        this.box = settings.secretKey()
                .map(key -> Wanted.keys(key, settings.secretKeysOld().orElse(List.of())));
    }

    /** @param withoutSecret the same body with the secret left out */
    Answer kept(Answer answer, String withoutSecret) {
        return with(answer, box.map(key -> SEALED + key.seal(answer.body())).orElse(withoutSecret));
    }

    /** @throws IllegalStateException when it was sealed with a key that is not configured any more */
    Answer opened(Answer kept) {
        if (kept.body() == null || !kept.body().startsWith(SEALED)) {
            return kept;
        }
        String sealed = kept.body().substring(SEALED.length());
        SecretBox key = box.orElseThrow(() -> new IllegalStateException("Sealed, and no key is configured"));
        return with(kept, key.open(sealed));
    }

    private static Answer with(Answer answer, String body) {
        return new Answer(answer.status(), answer.location(), answer.etag(), body);
    }
}
