package io.sitrep.notifier.pages;

import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.catalog.Catalog;
import io.sitrep.notifier.pages.Wishes.Wrong;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.render.Words;
import io.sitrep.notifier.subscription.Known;
import io.sitrep.notifier.subscription.Links;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * Where the links in messages lead, in the subscriber's language. A GET changes nothing, because mail scanners follow links; a POST
 * ends the subscription at once, whatever its body, as RFC 8058 wants it. Each act may be repeated.
 */
@Path("/subscriptions/{token}")
@PermitAll
@Cancellable(false)
public class SubscriptionPage {
    private static final String TITLE = "page.title";
    /** What the addresses of acts begin with, seen from the page of an act. */
    private static final String BESIDE = "";

    private final Links links;
    private final Catalog catalog;
    private final Frames frames;
    private final Settings settings;

    SubscriptionPage(Links links, Catalog catalog, Frames frames, Settings settings) {
        this.links = links;
        this.catalog = catalog;
        this.frames = frames;
        this.settings = settings;
    }

    @GET
    public Uni<Response> show(
            @PathParam("token") String token, @QueryParam("lang") String lang, @Context HttpHeaders headers) {
        return links.find(token)
                .chain(found -> found.map(known -> page(known, token + "/", token, null))
                        .orElseGet(() -> unknown(lang, headers)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> save(
            @PathParam("token") String token, MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        FormValues values = FormValues.of(form);
        return links.save(token, values.wanted())
                .chain(found -> found.map(known -> page(known, token + "/", token, "saved"))
                        .orElseGet(() -> unknown(null, headers)))
                .onFailure(ProblemException.class)
                .recoverWithUni(refused -> refused(token, values, (ProblemException) refused, headers));
    }

    @GET
    @Path("confirm")
    public Uni<Response> beforeConfirming(
            @PathParam("token") String token, @QueryParam("lang") String lang, @Context HttpHeaders headers) {
        return before(token, lang, headers);
    }

    @GET
    @Path("unsubscribe")
    public Uni<Response> beforeUnsubscribing(
            @PathParam("token") String token, @QueryParam("lang") String lang, @Context HttpHeaders headers) {
        return before(token, lang, headers);
    }

    /** Where the link to an act is followed, which only a POST does: the page whose buttons do it. */
    private Uni<Response> before(String token, String lang, HttpHeaders headers) {
        return links.find(token)
                .chain(found -> found.map(known -> page(known, BESIDE, "../" + token, null))
                        .orElseGet(() -> unknown(lang, headers)));
    }

    @POST
    @Path("confirm")
    public Uni<Response> confirm(@PathParam("token") String token, @Context HttpHeaders headers) {
        return links.confirm(token).chain(found -> after(token, found, headers));
    }

    @POST
    @Path("unsubscribe")
    public Uni<Response> unsubscribe(@PathParam("token") String token, @Context HttpHeaders headers) {
        return links.unsubscribe(token).chain(found -> after(token, found, headers));
    }

    private Uni<Response> after(String token, Optional<Known> found, HttpHeaders headers) {
        return found.map(known -> page(known, BESIDE, "../" + token, "changed"))
                .orElseGet(() -> unknown(null, headers));
    }

    private Uni<Response> page(Known known, String at, String here, String said) {
        Words words = words(known);
        return page(200, new Managed(known, words, at, here, said), FormValues.of(known.preferences()), List.of());
    }

    private Uni<Response> page(int status, Managed managed, FormValues values, List<Wrong> wrong) {
        Frame frame = frames.of(managed.words(), TITLE);
        return catalog.choices()
                .chain(choices -> frames.answer(
                        status,
                        frame,
                        Pages.manage(
                                frame,
                                Wishes.of(managed.words(), choices, values, settings.locales(), wrong),
                                managed)));
    }

    private Uni<Response> refused(String token, FormValues values, ProblemException refused, HttpHeaders headers) {
        return links.find(token)
                .chain(found -> found.map(known -> page(
                                refused.problem().status(),
                                new Managed(known, words(known), token + "/", token, null),
                                values,
                                Wrongs.of(refused, words(known))))
                        .orElseGet(() -> unknown(null, headers)));
    }

    private Uni<Response> unknown(String lang, HttpHeaders headers) {
        Frame frame = frames.of(frames.words(frames.language(lang, headers)), TITLE);
        return frames.answer(404, frame, Pages.notice(frame, frame.word("manage.unknown")));
    }

    private static Words words(Known known) {
        return Words.of(
                Reader.of(known.preferences().locale(), known.preferences().timeZone()));
    }
}
