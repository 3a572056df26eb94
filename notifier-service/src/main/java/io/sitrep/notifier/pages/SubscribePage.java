package io.sitrep.notifier.pages;

import io.sitrep.kit.http.ClientHost;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.catalog.Catalog;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.pages.Wishes.Wrong;
import io.sitrep.notifier.subscription.Allowance;
import io.sitrep.notifier.subscription.Requests;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * Subscribing with a form. It proves nothing and carries no cookie, so another site that sends it gains nothing (no token against
 * forgery is needed); it does what the API does, for as many as the API takes.
 */
@Path("/subscribe")
@Cancellable(false)
public class SubscribePage {
    private static final int ACCEPTED = 202;
    private static final int INVALID = 422;
    private static final int TOO_MANY = 429;
    private static final String USUAL = "email";
    private static final String TITLE = "subscribe.title";

    private final Requests requests;
    private final ClientHost clients;
    private final Allowance allowance;
    private final Catalog catalog;
    private final Channels channels;
    private final Frames frames;
    private final Settings settings;

    SubscribePage(
            Requests requests,
            ClientHost clients,
            Allowance allowance,
            Catalog catalog,
            Channels channels,
            Frames frames,
            Settings settings) {
        this.requests = requests;
        this.clients = clients;
        this.allowance = allowance;
        this.catalog = catalog;
        this.channels = channels;
        this.frames = frames;
        this.settings = settings;
    }

    @GET
    @PermitAll
    @Operation(hidden = true)
    public Uni<Response> show(@QueryParam("lang") String lang, @Context HttpHeaders headers) {
        Locale language = frames.language(lang, headers);
        FormValues nothing = FormValues.empty(
                usualChannel(), language.toLanguageTag(), settings.timeZone().getId());
        return form(200, language, nothing, List.of());
    }

    private String usualChannel() {
        List<String> offered = channels.offered();
        return offered.contains(USUAL) ? USUAL : offered.stream().findFirst().orElse("");
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> send(
            @QueryParam("lang") String lang,
            MultivaluedMap<String, String> form,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        Locale language = frames.language(lang, headers);
        FormValues values = FormValues.of(form);
        return Uni.createFrom()
                .item(clients.of(request))
                .invoke(client -> allowance.take(client, values.wanted()))
                .chain(() -> requests.take(values.wanted(), "form"))
                .chain(taken -> accepted(language, taken))
                .onFailure(ProblemException.class)
                .recoverWithUni(refused -> refused(language, values, (ProblemException) refused));
    }

    private Uni<Response> accepted(Locale language, Requests.Accepted taken) {
        Frame frame = frames.of(frames.words(language), TITLE);
        boolean pending = "pending".equals(taken.state());
        return frames.answer(
                ACCEPTED, frame, Pages.accepted(frame, pending, taken.secret().orElse(null)));
    }

    private Uni<Response> refused(Locale language, FormValues values, ProblemException refused) {
        if (refused.problem().status() == TOO_MANY) {
            Frame frame = frames.of(frames.words(language), TITLE);
            long seconds = refused.retryAfter().orElseThrow().toSeconds();
            return frames.answer(TOO_MANY, frame, Pages.notice(frame, frame.word("subscribe.often")))
                    .map(answer -> Response.fromResponse(answer)
                            .header(HttpHeaders.RETRY_AFTER, seconds)
                            .build());
        }
        if (refused.problem().status() != INVALID) {
            return Uni.createFrom().failure(refused);
        }
        return form(INVALID, language, values, Wrongs.of(refused, frames.words(language)));
    }

    private Uni<Response> form(int status, Locale language, FormValues values, List<Wrong> wrong) {
        Frame frame = frames.choosable(language, TITLE);
        return catalog.choices()
                .chain(choices -> frames.answer(
                        status,
                        frame,
                        Pages.subscribe(
                                frame,
                                Wishes.of(frame.words(), choices, values, settings.locales(), wrong),
                                Reach.of(frame.words(), channels, values))));
    }
}
