package io.sitrep.notifier.api;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.social.Account;
import io.sitrep.notifier.social.Accounts;
import io.sitrep.notifier.social.Examples;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The accounts on social networks: what each posts, and how it reads. */
@Path("/api/v1/social")
@Tag(name = "Social accounts")
@RolesAllowed("admin")
@Cancellable(false)
public class SocialResource {
    private final Accounts accounts;
    private final Examples examples;
    private final Channels channels;
    private final FirstAnswers answers;
    private final CurrentIdentityAssociation identity;

    SocialResource(
            Accounts accounts,
            Examples examples,
            Channels channels,
            FirstAnswers answers,
            CurrentIdentityAssociation identity) {
        this.accounts = accounts;
        this.examples = examples;
        this.channels = channels;
        this.answers = answers;
        this.identity = identity;
    }

    @GET
    @Operation(
            summary = "Show the social accounts",
            description =
                    "One for each network: whether it is set up (on), what it posts, the templates in use with an example"
                            + " thread written by them, and what it posted last.")
    @APIResponse(responseCode = "200", description = "Every account, by the name of its channel")
    public Uni<SocialView> show() {
        return accounts.all().chain(this::view);
    }

    @PUT
    @Operation(
            summary = "Change the social accounts",
            description =
                    "Takes what GET shows. An account that is named is replaced, what it leaves out is as it was at first; the"
                            + " others stay. One whose network is not set up posts once it is. Templates first, update and resolved"
                            + " hold {link} and, once each, any of {title} {status} {impact} {message} {components} {regions}"
                            + " {workaround} {next_update} {page} {time}; a line whose placeholders are all empty is left out, and"
                            + " what is too long for the network is shortened, never the link. With dry_run=true nothing is"
                            + " saved: the answer shows what would be, with examples. Stands in the audit.")
    @APIResponse(responseCode = "200", description = "Every account, as it is now or would be")
    @APIResponse(
            responseCode = "422",
            description =
                    "No such network, component, group, region, locale, time zone or placeholder: accounts.0.locale")
    public Uni<Response> change(
            @HeaderParam("Idempotency-Key") String key, @QueryParam("dry_run") String dryRun, SocialBody body) {
        if (body == null) {
            throw new ProblemException(Problem.malformed("A body is wanted"));
        }
        if (DryRun.is(dryRun)) {
            return accounts.tried(body.wanted())
                    .chain(this::view)
                    .map(view -> Response.ok(view).build());
        }
        return answers.once(
                key,
                "PUT social",
                body,
                unused -> identity.getDeferredIdentity()
                        .chain(caller -> accounts.save(
                                body.wanted(), caller.getPrincipal().getName()))
                        .chain(this::view)
                        .map(view -> new FirstAnswers.Answer(200, null, view)));
    }

    private Uni<SocialView> view(List<Account> all) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(account -> examples.of(account)
                        .map(preview -> SocialView.of(
                                account,
                                channels.named(account.channel()).orElseThrow().account(),
                                preview)))
                .collect()
                .asList()
                .map(SocialView::new);
    }
}
