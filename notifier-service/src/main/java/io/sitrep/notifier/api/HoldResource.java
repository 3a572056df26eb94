package io.sitrep.notifier.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sitrep.notifier.delivery.Hold;
import io.sitrep.notifier.erasure.Reconciled;
import io.sitrep.notifier.secret.LostSecrets;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Stop and go for everything: while it is held nothing leaves, in no process and by no channel. */
@Path("/api/v1/deliveries")
@Cancellable(false)
public class HoldResource {
    private static final String BY_HAND = "held by hand";

    private final Hold hold;
    private final Reconciled reconciled;
    private final LostSecrets secrets;
    private final FirstAnswers answers;

    HoldResource(Hold hold, Reconciled reconciled, LostSecrets secrets, FirstAnswers answers) {
        this.secrets = secrets;
        this.hold = hold;
        this.reconciled = reconciled;
        this.answers = answers;
    }

    /** Why everything is held, for whoever wonders later; may be absent. */
    public record Why(String reason) {}

    /** @param secretsLost whether somebody gives up what a lost key has sealed; may be absent, as all of it may */
    public record Release(Boolean secretsLost) {
        static boolean givesUp(Release release) {
            return release != null && Boolean.TRUE.equals(release.secretsLost());
        }
    }

    /** Since when and why it is held; both absent when it is not. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(boolean held, Instant since, String reason) {
        static View of(Optional<Hold.Held> held) {
            return new View(
                    held.isPresent(),
                    held.map(Hold.Held::since).orElse(null),
                    held.map(Hold.Held::reason).orElse(null));
        }
    }

    @GET
    @Path("hold")
    @RolesAllowed({"viewer", "service"})
    public Uni<View> look() {
        return hold.look().map(View::of);
    }

    @POST
    @Path("hold")
    @RolesAllowed({"publisher", "service"})
    public Uni<Response> hold(@HeaderParam("Idempotency-Key") String key, Why why) {
        String reason = why == null || why.reason() == null || why.reason().isBlank() ? BY_HAND : why.reason();
        return answers.once(
                key,
                "hold",
                reason,
                unused ->
                        hold.hold(reason).map(held -> new FirstAnswers.Answer(200, null, View.of(Optional.of(held)))));
    }

    @POST
    @Path("release")
    @RolesAllowed("publisher")
    public Uni<Response> release(@HeaderParam("Idempotency-Key") String key, Release release) {
        return answers.once(
                key,
                "release",
                release,
                unused -> secrets.settle(Release.givesUp(release))
                        .chain(reconciled::ensure)
                        .chain(hold::release)
                        .map(was -> new FirstAnswers.Answer(200, null, View.of(Optional.empty()))));
    }
}
