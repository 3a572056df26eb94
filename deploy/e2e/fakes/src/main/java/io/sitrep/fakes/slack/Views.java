package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The views that are open, in everybody's window. */
final class Views {
    private final Map<String, OpenView> open = new LinkedHashMap<>();

    synchronized void show(OpenView view) {
        open.put(view.id(), view);
    }

    synchronized OpenView get(String id) {
        OpenView view = open.get(id);
        if (view == null) {
            throw new SlackError("not_found");
        }
        return view;
    }

    synchronized boolean close(String id) {
        return open.remove(id) != null;
    }

    synchronized List<OpenView> of(String team, String user) {
        return new ArrayList<>(open.values().stream()
                .filter(view -> view.team().equals(team) && view.user().equals(user))
                .toList());
    }

    synchronized void closeAll() {
        open.clear();
    }

    static JsonObject json(OpenView view) {
        return view.view()
                .copy()
                .put("id", view.id())
                .put("team_id", view.team())
                .put("hash", view.hash())
                .put("app_id", FakeSlack.APP);
    }
}
