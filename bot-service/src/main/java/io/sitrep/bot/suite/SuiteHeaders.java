package io.sitrep.bot.suite;

import jakarta.ws.rs.HeaderParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What goes along with a call: in whose name, and the key that makes its repetition harmless. */
public class SuiteHeaders {
    @HeaderParam("Authorization")
    private final String authorization;

    @HeaderParam("Idempotency-Key")
    private final String key;

    @HeaderParam("Sitrep-Actor-Id")
    private final String actorId;

    @HeaderParam("Sitrep-Actor-Name")
    private final String actorName;

    @HeaderParam("Sitrep-Origin")
    private final String origin;

    SuiteHeaders(String token, SuiteCall call) {
        this.authorization = "Bearer " + token;
        this.key = call.key();
        this.actorId = call.actorId();
        this.actorName =
                URLEncoder.encode(call.actorName(), StandardCharsets.UTF_8).replace("+", "%20");
        this.origin = call.origin();
    }

    public String getAuthorization() {
        return authorization;
    }

    public String getKey() {
        return key;
    }

    public String getActorId() {
        return actorId;
    }

    public String getActorName() {
        return actorName;
    }

    public String getOrigin() {
        return origin;
    }
}
