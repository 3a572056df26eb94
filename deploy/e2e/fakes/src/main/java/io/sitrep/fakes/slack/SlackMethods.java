package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The methods of the Web API there are, and the scope each wants. Source: docs.slack.dev/reference/methods, 2026-11. */
public final class SlackMethods {
    /** One method, in the workspace its token belongs to. */
    interface Method {
        /** @return what is answered beside {@code ok}. @throws SlackError where Slack refuses */
        JsonObject call(SlackWorkspace workspace, SlackArguments arguments);
    }

    private record Known(String scope, Method method) {}

    private static final String PUBLIC = "channels:";

    private final Map<String, Known> methods = new LinkedHashMap<>();

    SlackMethods(Triggers triggers, Views views) {
        new ConversationMethods().addTo(this);
        new ChatMethods().addTo(this);
        new PinMethods().addTo(this);
        new PeopleMethods().addTo(this);
        new ViewMethods(triggers, views).addTo(this);
    }

    void add(String name, String scope, Method method) {
        methods.put(name, new Known(scope, method));
    }

    JsonObject call(String name, SlackWorkspace workspace, SlackArguments arguments) {
        Known known = methods.get(name);
        if (known == null) {
            throw new SlackError("unknown_method");
        }
        synchronized (workspace) {
            String scope = scope(known, workspace, arguments);
            if (!scope.isEmpty() && !workspace.allows(scope)) {
                throw SlackError.missingScope(scope);
            }
            return known.method().call(workspace, arguments);
        }
    }

    /** What is allowed in public channels is not in private ones, nor in talks with one person. */
    private static String scope(Known known, SlackWorkspace workspace, SlackArguments arguments) {
        String channel = arguments.get("channel");
        boolean isPrivate = workspace.channels.containsKey(channel) && workspace.channels.get(channel).isPrivate;
        boolean asksForPrivate =
                arguments.flag("is_private") || arguments.get("types").contains("private_channel");
        return (isPrivate || asksForPrivate) && known.scope().startsWith(PUBLIC)
                ? inPrivate(known.scope(), channel.startsWith("D") ? "im:" : "groups:")
                : known.scope();
    }

    /** What is managing public channels is writing to private ones. */
    private static String inPrivate(String scope, String kind) {
        return kind + scope.substring(PUBLIC.length()).replace("manage", "write");
    }

    /** The scope each method wants, in a public channel where it is about one; empty for those that want none. */
    public static Map<String, String> scopes() {
        Map<String, String> scopes = new TreeMap<>();
        SlackMethods all = new SlackMethods(null, null);
        all.methods.forEach((name, known) -> scopes.put(name, known.scope()));
        return scopes;
    }

    static Set<String> allScopes() {
        Set<String> all = new TreeSet<>(scopes().values());
        all.remove("");
        for (String scope : List.copyOf(all)) {
            if (scope.startsWith(PUBLIC)) {
                all.add(inPrivate(scope, "groups:"));
                all.add(inPrivate(scope, "im:"));
            }
        }
        return all;
    }
}
