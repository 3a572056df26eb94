package io.sitrep.bot.slack.install;

import java.util.List;

/**
 * What the bot asks to be allowed: what its calls of the Web API and its events want, and nothing else. The app's manifest
 * asks for the same. Source: https://docs.slack.dev/reference/scopes, read 2026-11-22.
 */
public final class SlackScopes {
    public static final List<String> ALL = List.of(
            "bookmarks:read",
            "bookmarks:write",
            "channels:history",
            "channels:join",
            "channels:manage",
            "channels:read",
            "chat:write",
            "chat:write.public",
            "commands",
            "groups:history",
            "groups:read",
            "groups:write",
            "im:write",
            "pins:read",
            "pins:write",
            "reactions:read",
            "usergroups:read",
            "users:read");

    private SlackScopes() {}
}
