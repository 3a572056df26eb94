package io.sitrep.notifier.api;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.delivery.ChannelTests;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.subscription.Trail;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Sends a message that says it is a test, to see whether a channel works. */
@Path("/api/v1/channels/{channel}/test")
@Tag(name = "Channels")
@Cancellable(false)
public class ChannelTestResource {
    private final Channels channels;
    private final ChannelTests tests;
    private final Trail trail;
    private final FirstAnswers answers;
    private final CurrentIdentityAssociation identity;
    private final Settings settings;

    ChannelTestResource(
            Channels channels,
            ChannelTests tests,
            Trail trail,
            FirstAnswers answers,
            CurrentIdentityAssociation identity,
            Settings settings) {
        this.channels = channels;
        this.tests = tests;
        this.trail = trail;
        this.answers = answers;
        this.identity = identity;
        this.settings = settings;
    }

    /**
     * Where to, and for whom.
     *
     * @param secret for a webhook: what it is signed with; made and forgotten when absent
     * @param locale the page's when absent, as is the time zone
     */
    public record Wanted(String address, String secret, String locale, String timeZone) {
        /** Without the address and the secret. */
        @Override
        public String toString() {
            return "Wanted";
        }
    }

    @POST
    @RolesAllowed("admin")
    @Operation(
            summary = "Send a test message",
            description =
                    "One message to the address given (by a channel that needs none: a post, deleted at once), now, also when"
                            + " the channel is disabled or its breaker is open. It"
                            + " says that it is a test (a webhook by sitrep.kind), stands in no ledger and is not tried again.")
    @APIResponse(
            responseCode = "200",
            description =
                    "What came of it: delivered, retry, deferred, uncertain, rejected, gone or broken. A post that could not be"
                            + " deleted is rejected, and its reason names it")
    @APIResponse(responseCode = "404", description = "No such channel")
    @APIResponse(responseCode = "422", description = "The channel can't take this address")
    @APIResponse(responseCode = "429", description = "One test of a channel in ten seconds")
    public Uni<Response> test(
            @HeaderParam("Idempotency-Key") String key, @PathParam("channel") String name, Wanted wanted) {
        Channel channel =
                channels.named(name).orElseThrow(() -> new ProblemException(Problem.notFound("channel of this name")));
        ChannelTests.Wanted checked = check(channel, wanted);
        return answers.once(
                key,
                "test channel " + name,
                wanted,
                id -> identity.getDeferredIdentity()
                        .map(caller -> caller.getPrincipal().getName())
                        .chain(caller -> send(channel, checked, id, caller)));
    }

    private Uni<FirstAnswers.Answer> send(Channel channel, ChannelTests.Wanted wanted, UUID id, String caller) {
        return tests.send(channel, wanted, id, caller)
                .call(came -> trail.add(
                        new Trail.Entry(caller, "channel-tested", null, channel.name() + ": " + came.outcome())))
                .map(came -> new FirstAnswers.Answer(200, null, came));
    }

    private ChannelTests.Wanted check(Channel channel, Wanted given) {
        Wanted wanted = given == null ? new Wanted(null, null, null, null) : given;
        List<FieldError> errors = new ArrayList<>();
        String address = wanted.address() == null ? "" : wanted.address();
        if (address.isBlank() && channel.needsAddress()) {
            throw ProblemException.invalid("address", "is missing");
        }
        String locale = Optional.ofNullable(wanted.locale()).orElse(settings.defaultLocale());
        if (!settings.locales().contains(locale)) {
            List<String> known = settings.locales().stream().sorted().toList();
            errors.add(new FieldError("locale", "must be one of " + String.join(", ", known)));
        }
        String zone = Optional.ofNullable(wanted.timeZone())
                .orElse(settings.timeZone().getId());
        if (!isZone(zone)) {
            errors.add(new FieldError("time_zone", "must be a time zone such as Europe/Rome"));
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return new ChannelTests.Wanted(address, Optional.ofNullable(wanted.secret()), Reader.of(locale, zone));
    }

    private static boolean isZone(String name) {
        try {
            return !ZoneId.of(name).getId().isEmpty();
        } catch (DateTimeException notOne) {
            return false;
        }
    }
}
