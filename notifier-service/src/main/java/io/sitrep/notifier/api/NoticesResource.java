package io.sitrep.notifier.api;

import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.notice.Notices;
import io.sitrep.notifier.notice.Sent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Words for people of the house, by mail, where the way they use is out. They are no subscribers, and become none. */
@Path("/api/v1/notices")
@Tag(name = "Notices")
@Cancellable(false)
public class NoticesResource {
    private static final int ACCEPTED = 202;

    private final Notices notices;
    private final Channel mail;
    private final FirstAnswers answers;

    NoticesResource(Notices notices, Channels channels, FirstAnswers answers) {
        this.notices = notices;
        this.mail = channels.named("email").orElseThrow();
        this.answers = answers;
    }

    @POST
    @RolesAllowed("service")
    @Operation(
            summary = "Tell people of the house something by mail",
            description =
                    "Taken down, then sent once to each address, and tried again as deliveries are. The same key with the same"
                            + " words is the same notice; one that is gone after 30 days may be used anew.")
    @APIResponse(responseCode = "202", description = "Taken down, with what became of it so far")
    @APIResponse(
            responseCode = "422",
            description = "Something that can't be, by name; or another notice of the same key")
    public Uni<Response> send(@HeaderParam("Idempotency-Key") String key, NoticeBody body) {
        if (body == null) {
            throw new ProblemException(Problem.malformed("A body is wanted"));
        }
        return answers.once(
                key,
                "notice",
                body,
                unused -> body.checked(mail)
                        .chain(notices::take)
                        .map(sent -> new FirstAnswers.Answer(ACCEPTED, "/api/v1/notices/" + sent.key(), sent)));
    }

    @GET
    @Path("{key}")
    @RolesAllowed({"admin", "service"})
    @Operation(summary = "What became of a notice at each address")
    @APIResponse(responseCode = "200", description = "What became of it so far")
    @APIResponse(responseCode = "404", description = "No notice of that key, or none any more")
    public Uni<Sent> look(@RestPath String key) {
        return notices.find(key)
                .map(found -> found.orElseThrow(() -> new ProblemException(Problem.notFound("notice of that key"))));
    }
}
