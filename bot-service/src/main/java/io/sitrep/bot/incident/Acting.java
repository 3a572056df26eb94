package io.sitrep.bot.incident;

import io.sitrep.bot.port.Person;
import io.sitrep.kit.trace.TraceContext;
import jakarta.ws.rs.HeaderParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Who acts, under which key, on which version: the headers of a change. */
final class Acting {
    @HeaderParam("Sitrep-Actor-Id")
    public final String actor;

    @HeaderParam("Sitrep-Actor-Name")
    public final String percentEncodedName;

    @HeaderParam("Sitrep-Origin")
    public final String origin;

    @HeaderParam("Idempotency-Key")
    public final String key;

    @HeaderParam("If-Match")
    public final String ifMatch;

    @HeaderParam(TraceContext.HEADER)
    public final String traceparent;

    /** @param trace null where it is in none */
    Acting(Person person, String key, Optional<String> ifMatch, TraceContext trace) {
        this.traceparent = trace == null ? null : trace.traceparent();
        this.actor = person.actorId();
        this.percentEncodedName =
                URLEncoder.encode(person.name(), StandardCharsets.UTF_8).replace("+", "%20");
        this.origin = person.platform();
        this.key = key;
        this.ifMatch = ifMatch.orElse(null);
    }
}
