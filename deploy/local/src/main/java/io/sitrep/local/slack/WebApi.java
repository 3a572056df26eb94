package io.sitrep.local.slack;

import io.sitrep.local.slack.Workspace.Message;
import io.sitrep.local.slack.Workspace.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods of Slack's Web API that the bot calls (docs.slack.dev/reference/methods, read 2026-11-21), on the workspace. */
final class WebApi {
    private static final List<String> CONTENT = List.of("text", "blocks", "attachments", "metadata", "thread_ts");

    private final Workspace workspace;

    WebApi(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Answers what Slack answers, without {@code ok}.
     *
     * @throws SlackError when Slack would answer {@code "ok": false}
     */
    Map<String, Object> call(String method, Map<String, String> arguments) {
        return switch (method) {
            case "api.test" -> Map.of();
            case "auth.test" ->
                Map.of(
                        "url",
                        "https://" + Workspace.DOMAIN + ".slack.com/",
                        "team",
                        "Sitrep local",
                        "team_id",
                        Workspace.TEAM,
                        "user",
                        "sitrep",
                        "user_id",
                        Workspace.BOT,
                        "bot_id",
                        "B0SITREP000",
                        "is_enterprise_install",
                        false);
            case "users.info" -> Map.of("user", user(workspace.person(argument(arguments, "user"))));
            // This workspace has no user groups.
            case "usergroups.users.list" -> throw new SlackError("no_such_subteam");
            case "conversations.list" -> conversations();
            case "conversations.info" -> Map.of("channel", channel(argument(arguments, "channel")));
            case "chat.postMessage" -> posted(arguments);
            case "chat.postEphemeral" -> ephemeral(arguments);
            case "chat.update" -> updated(arguments);
            default -> throw new SlackError("unknown_method");
        };
    }

    private Map<String, Object> conversations() {
        List<Map<String, Object>> all = workspace.channels().keySet().stream()
                .sorted()
                .map(this::channel)
                .toList();
        return Map.of("channels", all, "response_metadata", Map.of("next_cursor", ""));
    }

    private Map<String, Object> posted(Map<String, String> arguments) {
        Message message = workspace.post(argument(arguments, "channel"), Workspace.BOT, null, content(arguments));
        return Map.of("channel", message.channel(), "ts", message.ts(), "message", shown(message));
    }

    private Map<String, Object> ephemeral(Map<String, String> arguments) {
        String reader = workspace.person(argument(arguments, "user")).id();
        Message message = workspace.post(argument(arguments, "channel"), Workspace.BOT, reader, content(arguments));
        return Map.of("message_ts", message.ts());
    }

    private Map<String, Object> updated(Map<String, String> arguments) {
        Message message =
                workspace.update(argument(arguments, "channel"), argument(arguments, "ts"), content(arguments));
        return Map.of(
                "channel", message.channel(),
                "ts", message.ts(),
                "text", message.content().getOrDefault("text", ""),
                "message", shown(message));
    }

    private Map<String, Object> channel(String id) {
        String name = workspace.channelName(id);
        return Map.of(
                "id",
                id,
                "name",
                name,
                "is_channel",
                true,
                "is_private",
                false,
                "is_archived",
                false,
                "is_member",
                true);
    }

    private static Map<String, Object> user(Person person) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("id", person.id());
        user.put("team_id", Workspace.TEAM);
        user.put("name", person.name());
        user.put("real_name", person.name());
        user.put("tz", "Etc/UTC");
        user.put("profile", Map.of("display_name", person.name(), "real_name", person.name(), "team", Workspace.TEAM));
        for (String no : List.of("deleted", "is_restricted", "is_ultra_restricted", "is_stranger", "is_app_user")) {
            user.put(no, false);
        }
        user.put("is_bot", person.id().equals(Workspace.BOT));
        return user;
    }

    private static Map<String, Object> content(Map<String, String> arguments) {
        Map<String, Object> content = new LinkedHashMap<>();
        CONTENT.stream().filter(arguments::containsKey).forEach(each -> content.put(each, arguments.get(each)));
        if (!content.containsKey("text") && !content.containsKey("blocks") && !content.containsKey("attachments")) {
            throw new SlackError("no_text");
        }
        return content;
    }

    private static Map<String, Object> shown(Message message) {
        Map<String, Object> shown = new LinkedHashMap<>(message.content());
        shown.put("type", "message");
        shown.put("user", message.author());
        shown.put("ts", message.ts());
        // Blocks came in as text and would go out as text; nobody reads them from the answer.
        shown.remove("blocks");
        shown.remove("attachments");
        return shown;
    }

    private static String argument(Map<String, String> arguments, String name) {
        String value = arguments.get(name);
        if (value == null || value.isBlank()) {
            throw new SlackError("invalid_arguments");
        }
        return value;
    }
}
