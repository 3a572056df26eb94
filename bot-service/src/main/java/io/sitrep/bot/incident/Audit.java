package io.sitrep.bot.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The incident service's audit, as far as this bot adds to it. Fails as {@link IncidentHttp} does. */
@Singleton
public class Audit {
    private final IncidentHttp http;

    public Audit(IncidentHttp http) {
        this.http = http;
    }

    /**
     * Somebody was refused something.
     *
     * @param action what they typed: {@code /incident resolve}
     * @param target the incident they named; null when they named none
     * @param reason as they were told, in English
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Denial(String action, Actor actor, String target, String reason) {
        /** @param id over all platforms */
        public record Actor(String id, String name, String platform) {}
    }

    /** Kept once, however often it is sent with the same key. */
    public Uni<Void> keep(Denial denial, UUID key) {
        return http.audit(denial, key).replaceWithVoid();
    }
}
