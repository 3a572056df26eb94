package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.UUID;

/** {@code views.*}. */
final class ViewMethods {
    private final Triggers triggers;
    private final Views views;

    ViewMethods(Triggers triggers, Views views) {
        this.triggers = triggers;
        this.views = views;
    }

    void addTo(SlackMethods methods) {
        methods.add("views.open", "", this::open);
        methods.add("views.update", "", this::update);
    }

    private JsonObject open(SlackWorkspace workspace, SlackArguments arguments) {
        JsonObject view = arguments.object("view");
        ViewCheck.modal(view);
        String user = triggers.use(arguments.wanted("trigger_id"), workspace.id());
        OpenView shown = new OpenView(id(), workspace.id(), user, workspace.nextTs(), view);
        views.show(shown);
        return new JsonObject().put("view", Views.json(shown));
    }

    /** Another one each time, also in another Slack of the same tests: a form is known by it for long. */
    private static String id() {
        return "V"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT);
    }

    private JsonObject update(SlackWorkspace workspace, SlackArguments arguments) {
        JsonObject view = arguments.object("view");
        ViewCheck.modal(view);
        OpenView before = views.get(arguments.wanted("view_id"));
        if (arguments.has("hash") && !arguments.get("hash").equals(before.hash())) {
            throw new SlackError("hash_conflict");
        }
        OpenView after = new OpenView(before.id(), before.team(), before.user(), workspace.nextTs(), view);
        views.show(after);
        return new JsonObject().put("view", Views.json(after));
    }
}
