package io.sitrep.notifier.api;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.channel.Rate;
import io.sitrep.notifier.delivery.ChannelHealth;
import io.sitrep.notifier.delivery.ChannelSwitch;
import io.sitrep.notifier.delivery.ProvidersOut;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The channels: what each can do, how it is doing, and its switch. */
@Path("/api/v1/channels")
@Tag(name = "Channels")
@Cancellable(false)
public class ChannelsResource {
    private static final String BY_HAND = "disabled by hand";

    private final Channels channels;
    private final ChannelSwitch switches;
    private final ChannelHealth health;
    private final ProvidersOut providers;
    private final FirstAnswers answers;
    private final CurrentIdentityAssociation identity;

    ChannelsResource(
            Channels channels,
            ChannelSwitch switches,
            ChannelHealth health,
            ProvidersOut providers,
            FirstAnswers answers,
            CurrentIdentityAssociation identity) {
        this.channels = channels;
        this.switches = switches;
        this.health = health;
        this.providers = providers;
        this.answers = answers;
        this.identity = identity;
    }

    /** Why a channel is disabled, for whoever wonders later; may be absent. */
    public record Why(String reason) {}

    /**
     * What it can do.
     *
     * @param asksFirst whether an address is told nothing before somebody there said yes
     * @param needsAddress false where whoever wants to be told follows us there
     */
    public record CapabilityView(
            List<String> forms, boolean threads, boolean signed, boolean asksFirst, boolean needsAddress) {}

    /**
     * One channel. Breaker, rate and last error are those of the process that answers.
     *
     * @param state {@code enabled} or {@code disabled}
     * @param disabledSince null while it is enabled, as is the reason
     * @param promise {@code exact}, {@code at_least_once} or {@code at_most_once}
     * @param out its providers that are not relied on just now, in any process: whose breaker is open, or who are a component that is out
     * @param rateLeft of the provider that takes least just now; null when nothing limits it
     * @param lastError null when no attempt failed since the process started
     */
    public record View(
            String id,
            String state,
            Instant disabledSince,
            String disabledReason,
            String promise,
            CapabilityView capability,
            ChannelHealth.Breakers breaker,
            List<ProvidersOut.Out> out,
            Rate rateLeft,
            ChannelHealth.LastError lastError) {}

    /** All of them. */
    public record All(List<View> items) {}

    @GET
    @RolesAllowed({"viewer", "service"})
    @Operation(
            summary = "List the channels",
            description =
                    "What each can do and promises, whether it is disabled, its breakers, the rate left and the last"
                            + " attempt that failed, as the process that answers sees them.")
    @APIResponse(responseCode = "200", description = "Every channel, by name")
    public Uni<All> list() {
        return switches.off()
                .chain(off -> providers
                        .now()
                        .map(out -> new All(channels.names().stream()
                                .map(name -> view(known(name), Optional.ofNullable(off.get(name)), out))
                                .toList())));
    }

    @POST
    @Path("{channel}/disable")
    @RolesAllowed("publisher")
    @Operation(
            summary = "Disable a channel",
            description =
                    "From the next moment on nothing leaves by it, in any process, until it is enabled. What is planned"
                            + " for it waits; what is on its way can't be called back. Stands in the audit.")
    @APIResponse(responseCode = "200", description = "It is disabled; since when and why")
    @APIResponse(responseCode = "404", description = "No such channel")
    public Uni<Response> disable(
            @HeaderParam("Idempotency-Key") String key, @PathParam("channel") String name, Why why) {
        Channel channel = known(name);
        String reason = why == null || why.reason() == null || why.reason().isBlank() ? BY_HAND : why.reason();
        return answers.once(
                key,
                "disable channel " + name,
                reason,
                unused -> caller().chain(caller -> switches.disable(name, caller, reason))
                        .chain(off -> answer(channel, Optional.of(off))));
    }

    @POST
    @Path("{channel}/enable")
    @RolesAllowed("publisher")
    @Operation(
            summary = "Enable a channel",
            description = "What waits for it leaves now. Does nothing when it is enabled. Stands in the audit.")
    @APIResponse(responseCode = "200", description = "It is enabled")
    @APIResponse(responseCode = "404", description = "No such channel")
    public Uni<Response> enable(@HeaderParam("Idempotency-Key") String key, @PathParam("channel") String name) {
        Channel channel = known(name);
        return answers.once(
                key,
                "enable channel " + name,
                null,
                unused -> caller().chain(caller -> switches.enable(name, caller))
                        .chain(was -> answer(channel, Optional.empty())));
    }

    private Uni<FirstAnswers.Answer> answer(Channel channel, Optional<ChannelSwitch.Off> off) {
        return providers.now().map(out -> new FirstAnswers.Answer(200, null, view(channel, off, out)));
    }

    private View view(Channel channel, Optional<ChannelSwitch.Off> off, Map<String, List<ProvidersOut.Out>> out) {
        var capability = channel.capability();
        return new View(
                channel.name(),
                off.isPresent() ? "disabled" : "enabled",
                off.map(ChannelSwitch.Off::since).orElse(null),
                off.map(ChannelSwitch.Off::reason).orElse(null),
                capability.promise().word(),
                new CapabilityView(
                        capability.forms(),
                        capability.threads(),
                        capability.signed(),
                        channel.asksFirst(),
                        channel.needsAddress()),
                health.breakers(channel),
                out.getOrDefault(channel.name(), List.of()),
                health.rate(channel).orElse(null),
                health.lastError(channel).orElse(null));
    }

    private Channel known(String name) {
        return channels.named(name).orElseThrow(() -> new ProblemException(Problem.notFound("channel of this name")));
    }

    private Uni<String> caller() {
        return identity.getDeferredIdentity()
                .map(caller -> caller.getPrincipal().getName());
    }
}
