package io.sitrep.bot.slack.install;

import com.slack.api.methods.response.auth.AuthTestResponse;
import io.sitrep.bot.Settings;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.slack.web.SlackCalls;
import io.sitrep.bot.slack.web.SlackWeb;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The workspaces the bot is installed in, and calls to Slack for one of them: always with the token of that one. Which one the
 * environment's token is of, Slack is asked once; from then on it is known while Slack is away, too.
 */
@Singleton
public class Workspaces {
    private static final Logger LOG = Logger.getLogger(Workspaces.class);

    private final Installs installs;
    private final SlackWeb web;
    private final Optional<String> ofTheEnvironment;
    private volatile boolean homeIsKnown;

    public Workspaces(Installs installs, SlackWeb web, Settings settings) {
        this.installs = installs;
        this.web = web;
        this.ofTheEnvironment = settings.slack().botToken();
        this.homeIsKnown = ofTheEnvironment.isEmpty();
    }

    /** Fails with {@code PlatformAway} when Slack has to be asked and is away. */
    public Uni<List<Installed>> all() {
        return home().onFailure(PlatformRefused.class)
                .invoke(refused -> LOG.errorf("SITREP_SLACK_BOT_TOKEN does not work: %s", refused.getMessage()))
                .onFailure(PlatformRefused.class)
                .recoverWithNull()
                .chain(installs::all);
    }

    /** Fails as long as the workspace of the environment's token, where there is one, is not known. */
    Uni<Void> homeIsKnown() {
        return home();
    }

    /** Empty when the bot is not installed there. Does not fail for Slack's sake when it is known already. */
    public Uni<Optional<Installed>> find(String workspace) {
        return installs.of(workspace)
                .chain(known -> known.isPresent() || homeIsKnown
                        ? Uni.createFrom().item(known)
                        : home().chain(() -> installs.of(workspace)));
    }

    /** As {@link SlackWeb#with}; refused as {@code not_installed} where the bot is not. */
    public <T> Uni<T> in(String workspace, Function<SlackCalls, T> work) {
        return wanted(workspace).chain(installed -> web.with(installed.token(), work));
    }

    /** As {@link SlackWeb#quicklyWith}; refused as {@code not_installed} where the bot is not. */
    public <T> Uni<T> quicklyIn(String workspace, Function<SlackCalls, T> work) {
        return wanted(workspace).chain(installed -> web.quicklyWith(installed.token(), work));
    }

    public Uni<Installed> wanted(String workspace) {
        return find(workspace).map(found -> found.orElseThrow(() -> new PlatformRefused("not_installed")));
    }

    private Uni<Void> home() {
        if (homeIsKnown) {
            return Uni.createFrom().voidItem();
        }
        String token = ofTheEnvironment.orElseThrow();
        return installs.knows(token)
                .chain(known -> known ? Uni.createFrom().voidItem() : ask(token).chain(installs::keep))
                .invoke(() -> homeIsKnown = true);
    }

    private Uni<Installed> ask(String token) {
        return web.quicklyWith(token, slack -> slack.ask(methods -> methods.authTest(request -> request)))
                .map(answer -> installed(answer, token));
    }

    private static Installed installed(AuthTestResponse answer, String token) {
        return new Installed(
                answer.getTeamId(),
                Objects.requireNonNullElse(answer.getTeam(), answer.getTeamId()),
                Objects.requireNonNullElse(answer.getUserId(), ""),
                token);
    }
}
