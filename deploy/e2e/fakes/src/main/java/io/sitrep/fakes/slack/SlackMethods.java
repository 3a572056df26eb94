package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
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
            if (!known.scope().isEmpty() && !workspace.allows(known.scope())) {
                throw SlackError.missingScope(known.scope());
            }
            return known.method().call(workspace, arguments);
        }
    }

    /** The scope each method wants; empty for those that want none. */
    public static Map<String, String> scopes() {
        Map<String, String> scopes = new TreeMap<>();
        SlackMethods all = new SlackMethods(null, null);
        all.methods.forEach((name, known) -> scopes.put(name, known.scope()));
        return scopes;
    }

    static Set<String> allScopes() {
        Set<String> all = new TreeSet<>(scopes().values());
        all.remove("");
        return all;
    }
}
