package io.sitrep.fakes.slack;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Asked;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How the app gets into a workspace. Source: docs.slack.dev/authentication/installing-with-oauth, 2026-11. */
final class OAuth {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private record Code(SlackWorkspace workspace, String redirect, String scopes, Instant until) {}

    private final Map<String, Code> codes = new HashMap<>();
    private final Clock clock;

    OAuth(Clock clock) {
        this.clock = clock;
    }

    /** Somebody agrees, and is sent back with a code. */
    synchronized Answered authorize(Asked request, SlackWorkspace workspace) {
        String redirect = request.query().get("redirect_uri");
        String scopes = request.query().get("scope");
        if (!FakeSlack.CLIENT_ID.equals(request.query().get("client_id")) || redirect == null || scopes == null) {
            return Answered.text(400, "bad client_id, scope or redirect_uri");
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, new Code(workspace, redirect, scopes, clock.instant().plus(LIFE)));
        String state = request.query().contains("state") ? request.query().get("state") : "";
        return Answered.empty(302)
                .with(
                        "Location",
                        redirect + "?code=" + code + "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8));
    }

    synchronized Answered access(Asked request) {
        SlackArguments arguments = SlackArguments.of(request);
        if (!isOurApp(request, arguments)) {
            throw new SlackError("bad_client_secret");
        }
        Code code = codes.remove(arguments.wanted("code"));
        if (code == null || clock.instant().isAfter(code.until())) {
            throw new SlackError("invalid_code");
        }
        if (!code.redirect().equals(arguments.get("redirect_uri"))) {
            throw new SlackError("bad_redirect_uri");
        }
        SlackWorkspace workspace = code.workspace();
        String token = "xoxb-" + UUID.randomUUID();
        workspace.installed(token);
        workspace.allow(List.of(code.scopes().split(",")));
        return Answered.json(
                200,
                new JsonObject()
                        .put("ok", true)
                        .put("access_token", token)
                        .put("token_type", "bot")
                        .put("scope", code.scopes())
                        .put("bot_user_id", workspace.bot())
                        .put("app_id", FakeSlack.APP)
                        .put("team", new JsonObject().put("id", workspace.id()).put("name", workspace.domain))
                        .putNull("enterprise")
                        .put("is_enterprise_install", false)
                        .put("authed_user", new JsonObject().put("id", "U0INSTALLER")));
    }

    private static boolean isOurApp(Asked request, SlackArguments arguments) {
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (FakeSlack.CLIENT_ID + ":" + FakeSlack.CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
        return basic.equals(request.headers().get("Authorization"))
                || (FakeSlack.CLIENT_ID.equals(arguments.get("client_id"))
                        && FakeSlack.CLIENT_SECRET.equals(arguments.get("client_secret")));
    }
}
