package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonObject;

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
        OpenView shown = new OpenView(workspace.nextId("V"), workspace.id(), user, workspace.nextTs(), view);
        views.show(shown);
        return new JsonObject().put("view", Views.json(shown));
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
