package io.sitrep.bot.discord.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.bot.Settings;
import io.sitrep.bot.discord.answer.FirstAnswer;
import io.sitrep.bot.discord.inbox.DiscordInbox;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Where Discord sends interactions to, when it is not told them by the gateway. The first answer is the response. */
@Path("/discord/interactions")
// Who sends is known by the signature, which is checked before anything else.
@PermitAll
@Consumes(MediaType.WILDCARD)
@Cancellable(false)
public class DiscordResource {
    /** Later Discord does not listen any more. */
    private static final Duration WITHIN = Duration.ofMillis(2_800);

    private final Optional<DiscordSignature> signature;
    private final DiscordInbox inbox;
    private final ObjectMapper json;

    public DiscordResource(Settings settings, DiscordInbox inbox, Clock clock, ObjectMapper json) {
        this.signature = settings.discord().publicKey().map(key -> new DiscordSignature(key, clock));
        this.inbox = inbox;
        this.json = json;
    }

    @POST
    @Operation(summary = "An interaction, signed by Discord")
    @APIResponse(responseCode = "200", description = "The first answer to it")
    @APIResponse(responseCode = "202", description = "It was here before, and is being answered")
    @APIResponse(responseCode = "401", description = "Not signed by Discord within the last 5 minutes")
    public Uni<Response> take(@Context HttpHeaders headers, @Context RoutingContext exchange, byte[] sent) {
        byte[] body = sent == null ? new byte[0] : sent;
        verify(headers, body);
        JsonNode interaction = parse(body);
        ByResponse way = new ByResponse(exchange);
        inbox.take(interaction, new FirstAnswer(way));
        return way.within(WITHIN)
                .map(answer -> answer.map(first ->
                                Response.ok(first.toString(), MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8")))
                        .orElseGet(Response::accepted)
                        .build());
    }

    private void verify(HttpHeaders headers, byte[] body) {
        DiscordSignature wanted = signature.orElseThrow(() -> new ProblemException(Problem.of(
                404,
                "discord-is-off",
                "Interactions by HTTP are off",
                "SITREP_DISCORD_PUBLIC_KEY is not set, so nothing from Discord is taken here")));
        wanted.objection(
                        only(headers, DiscordSignature.TIMESTAMP_HEADER),
                        only(headers, DiscordSignature.SIGNATURE_HEADER),
                        body)
                .ifPresent(objection -> {
                    throw new ProblemException(
                            Problem.of(401, "bad-signature", "Signature missing or not valid", objection));
                });
    }

    private JsonNode parse(byte[] body) {
        try {
            JsonNode interaction = json.readTree(new String(body, StandardCharsets.UTF_8));
            if (interaction != null && interaction.isObject()) {
                return interaction;
            }
        } catch (JsonProcessingException unreadable) {
            // Said below, as for what is JSON and no interaction.
        }
        throw new ProblemException(Problem.malformed("The body is no interaction in JSON"));
    }

    /** Null when it is not there exactly once. */
    private static String only(HttpHeaders headers, String name) {
        List<String> values = headers.getRequestHeader(name);
        return values != null && values.size() == 1 ? values.get(0) : null;
    }
}
