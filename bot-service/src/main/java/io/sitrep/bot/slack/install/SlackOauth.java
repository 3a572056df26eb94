package io.sitrep.bot.slack.install;

import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import io.sitrep.bot.Settings;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.slack.web.SlackWeb;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;

/**
 * Installs the bot in a workspace by OAuth. Who ends an installation need not be the browser that began it: nothing of a person's
 * hangs on it. Closed by default: beside the first workspace those alone that {@code SITREP_SLACK_WORKSPACES} names. Source: https://docs.slack.dev/authentication/installing-with-oauth, read 2026-11-22.
 */
@Singleton
public class SlackOauth {
    private final Settings.Slack settings;
    private final Begun begun;
    private final Installs installs;
    private final Workspaces workspaces;
    private final SlackWeb web;

    public SlackOauth(Settings settings, Begun begun, Installs installs, Workspaces workspaces, SlackWeb web) {
        this.settings = settings.slack();
        this.begun = begun;
        this.installs = installs;
        this.workspaces = workspaces;
        this.web = web;
    }

    /** Where somebody agrees that the bot is installed. */
    Uni<URI> begin(URI back) {
        String client = client();
        return begun.begin()
                .map(word -> UriBuilder.fromUri(settings.authorizeUrl())
                        .queryParam("client_id", client)
                        .queryParam("scope", String.join(",", SlackScopes.ALL))
                        .queryParam("state", word)
                        .queryParam("redirect_uri", "{back}")
                        .build(back.toString()));
    }

    /** What Slack calls the workspace the bot is installed in from now on. */
    Uni<String> end(String code, String word, URI back) {
        String client = client();
        if (code == null || word == null) {
            return Uni.createFrom().failure(bad("code and state are wanted"));
        }
        // The workspace of the environment's token is the first, also when Slack has yet to say which one that is.
        return workspaces
                .homeIsKnown()
                .chain(() -> begun.end(word))
                .chain(known -> known
                        ? web.quicklyWith(
                                "",
                                slack -> slack.ask(methods -> methods.oauthV2Access(request -> request.clientId(client)
                                        .clientSecret(settings.clientSecret().orElseThrow())
                                        .code(code)
                                        .redirectUri(back.toString()))))
                        : Uni.createFrom()
                                .<OAuthV2AccessResponse>failure(bad("This installation was not begun here"
                                        + " within the last 10 minutes, or has ended already: begin again")))
                .chain(this::keep)
                .onFailure(PlatformRefused.class)
                .transform(refused -> bad("Slack refuses: " + ((PlatformRefused) refused).code()))
                .onFailure(PlatformAway.class)
                .transform(away -> new ProblemException(
                        Problem.of(503, "slack-is-away", "Slack does not answer", "Begin again in a moment")));
    }

    private Uni<String> keep(OAuthV2AccessResponse answer) {
        if (answer.getTeam() == null || answer.isEnterpriseInstall()) {
            return Uni.createFrom()
                    .failure(bad("The bot is installed in single workspaces, not in an organisation at once"));
        }
        String workspace = answer.getTeam().getId();
        Installed installed = new Installed(
                workspace,
                Optional.ofNullable(answer.getTeam().getName()).orElse(workspace),
                Optional.ofNullable(answer.getBotUserId()).orElse(""),
                answer.getAccessToken());
        return installs.keepIfItMay(installed)
                .chain(kept -> kept ? Uni.createFrom().item(installed.name()) : giveBack(installed));
    }

    private Uni<String> giveBack(Installed installed) {
        ProblemException no = new ProblemException(Problem.of(
                403,
                "workspace-not-allowed",
                "Not this workspace",
                "SITREP_SLACK_WORKSPACES does not name it, and the bot is at home in another"));
        return web.quicklyWith(installed.token(), slack -> slack.ask(methods -> methods.authRevoke(request -> request)))
                .onFailure()
                .recoverWithNull()
                .chain(() -> Uni.createFrom().failure(no));
    }

    private String client() {
        return settings.clientId()
                .filter(id -> settings.clientSecret().isPresent())
                .orElseThrow(() -> new ProblemException(Problem.of(
                        404,
                        "slack-oauth-is-off",
                        "Installing by OAuth is off",
                        "SITREP_SLACK_CLIENT_ID and SITREP_SLACK_CLIENT_SECRET are not both set")));
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(Problem.of(400, "slack-install", "Not installed", detail));
    }
}
