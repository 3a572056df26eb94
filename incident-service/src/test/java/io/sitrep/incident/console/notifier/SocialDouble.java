package io.sitrep.incident.console.notifier;

import static io.sitrep.incident.console.notifier.Routes.ok;

import io.sitrep.incident.console.notifier.NotifierDouble.Call;
import io.sitrep.incident.console.notifier.NotifierDouble.Refusal;
import io.sitrep.incident.console.notifier.NotifierDouble.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** One account, on Mastodon. A template needs its link, and an example is the template with a link in it. */
final class SocialDouble {
    private JsonObject account = shown(new JsonObject()
            .put("channel", "mastodon")
            .put("enabled", false)
            .put("regions", new JsonArray().add("europe"))
            .put(
                    "templates",
                    new JsonObject()
                            .put("first", "{title} {link}")
                            .put("update", "{message} {link}")
                            .put("resolved", "Over. {link}")));

    Reply show(Call call) {
        return ok(new JsonObject().put("accounts", new JsonArray().add(account)));
    }

    Reply change(Call call) {
        JsonObject wanted = call.json("accounts").getJsonArray("accounts").getJsonObject(0);
        if (!wanted.getString("channel").equals("mastodon")) {
            throw new Refusal("accounts.0.channel", "must be one of mastodon");
        }
        if (!wanted.getJsonObject("templates").getString("first", "{link}").contains("{link}")) {
            throw new Refusal("accounts.0.templates.first", "must hold {link}");
        }
        JsonObject changed = shown(wanted);
        if (!"true".equals(call.query().get("dry_run"))) {
            account = changed;
        }
        return ok(new JsonObject().put("accounts", new JsonArray().add(changed)));
    }

    /** What is left out is as it was at first. */
    private static JsonObject shown(JsonObject wanted) {
        JsonObject preview = new JsonObject();
        wanted.getJsonObject("templates")
                .forEach(each ->
                        preview.put(each.getKey(), each.getValue().toString().replace("{link}", "https://x.example")));
        return new JsonObject()
                .put("account", "mastodon")
                .put("on", true)
                .put("enabled", false)
                .put("components", new JsonArray())
                .put("groups", new JsonArray())
                .put("regions", new JsonArray())
                .put("min_impact", "none")
                .put("maintenances", true)
                .put("postmortems", true)
                .put("every_update", false)
                .put("locale", "en")
                .put("time_zone", "UTC")
                .putNull("last_post")
                .mergeIn(wanted)
                .put("preview", preview);
    }
}
