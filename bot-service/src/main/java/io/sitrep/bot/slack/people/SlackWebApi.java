package io.sitrep.bot.slack.people;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.User;
import io.sitrep.bot.Settings;
import io.sitrep.bot.slack.web.NoProxy;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Slack's Web API, as far as it says who somebody is. Blocks for a second at most each; for worker threads. */
@Singleton
public class SlackWebApi {
    private static final int CALL_MILLIS = 1_000;

    private final Slack slack;
    private final Optional<MethodsClient> methods;

    public SlackWebApi(Settings settings) {
        SlackConfig config = new SlackConfig();
        URI url = settings.slack().apiUrl();
        config.setMethodsEndpointUrlPrefix(url.toString().endsWith("/") ? url.toString() : url + "/");
        config.setHttpClientCallTimeoutMillis(CALL_MILLIS);
        config.setStatsEnabled(false);
        if (NoProxy.covers(url.getHost(), System.getenv())) {
            // The SDK takes HTTP_PROXY from the environment and knows nothing of NO_PROXY.
            config.setProxyUrl(null);
        }
        this.slack = Slack.getInstance(config);
        this.methods = settings.slack().botToken().map(slack::methods);
    }

    @PreDestroy
    void close() throws Exception {
        slack.close();
    }

    boolean isSetUp() {
        return methods.isPresent();
    }

    /** The workspace the bot was installed in. */
    String homeWorkspace() throws IOException {
        return call(() -> methods.orElseThrow().authTest(request -> request)).getTeamId();
    }

    User user(String id) throws IOException {
        return call(() -> methods.orElseThrow()
                        .usersInfo(request -> request.user(id).includeLocale(true)))
                .getUser();
    }

    List<String> membersOf(String userGroup) throws IOException {
        return call(() -> methods.orElseThrow().usergroupsUsersList(request -> request.usergroup(userGroup)))
                .getUsers();
    }

    private static <T extends SlackApiTextResponse> T call(Call<T> call) throws IOException {
        try {
            T answer = call.run();
            if (!answer.isOk()) {
                throw new IOException("Slack says " + answer.getError());
            }
            return answer;
        } catch (SlackApiException refused) {
            throw new IOException("Slack answered " + refused.getResponse().code(), refused);
        }
    }

    private interface Call<T> {
        T run() throws IOException, SlackApiException;
    }
}
