package io.sitrep.incident.console.notifier;

import static io.sitrep.incident.console.notifier.Routes.items;
import static io.sitrep.incident.console.notifier.Routes.named;
import static io.sitrep.incident.console.notifier.Routes.ok;

import io.sitrep.incident.console.notifier.NotifierDouble.Call;
import io.sitrep.incident.console.notifier.NotifierDouble.Refusal;
import io.sitrep.incident.console.notifier.NotifierDouble.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Subscribers by mail and webhook, and their list as lines of {@code email,<address>}. */
final class SubscribersDouble {
    private final Map<String, JsonObject> subscribers = new LinkedHashMap<>();

    Reply list(Call call) {
        String part = call.query().getOrDefault("address", "").toLowerCase(java.util.Locale.ROOT);
        return items(new JsonArray(subscribers.values().stream()
                .filter(each -> each.getString("address")
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains(part))
                .filter(each -> matches(call, "channel", each) && matches(call, "state", each))
                .toList()));
    }

    Reply add(Call call) {
        JsonObject wanted = call.json(
                "channel",
                "address",
                "components",
                "groups",
                "regions",
                "min_impact",
                "maintenances",
                "postmortems",
                "every_update",
                "locale",
                "time_zone",
                "fallback",
                "secret");
        String channel = wanted.getString("channel");
        if (!wanted.getString("address", "").contains(channel.equals("webhook") ? "https://" : "@")) {
            throw new Refusal(
                    "address",
                    channel.equals("webhook") ? "must be an http or https URL with a host" : "must be a mail address");
        }
        JsonObject made = enrol(wanted);
        JsonObject shown = made.copy();
        if (channel.equals("webhook")) {
            shown.put("secret", "whsec_shown_once");
        }
        return new Reply(201, shown.encode());
    }

    Reply one(Call call) {
        return ok(known(named(call, 0)));
    }

    Reply export(Call call) {
        return ok(new JsonObject()
                .put("subscribers", new JsonArray().add(known(named(call, 1))))
                .put("deliveries", new JsonArray()));
    }

    Reply delete(Call call) {
        known(named(call, 0));
        subscribers.remove(named(call, 0));
        return new Reply(204, null);
    }

    Reply take(Call call) {
        boolean dry = "true".equals(call.query().get("dry_run"));
        JsonArray rejected = new JsonArray();
        long imported = 0;
        long known = 0;
        String[] lines = call.text().split("\r?\n");
        for (int i = 1; i < lines.length; i++) {
            String address = lines[i].replaceFirst("^email,", "");
            if (!address.contains("@")) {
                rejected.add(new JsonObject().put("line", i + 1).put("reason", "address: must be a mail address"));
            } else if (subscribers.values().stream()
                    .anyMatch(each -> each.getString("address").equals(address))) {
                known++;
            } else {
                imported++;
                if (!dry) {
                    enrol(new JsonObject().put("channel", "email").put("address", address));
                }
            }
        }
        return ok(new JsonObject()
                .put("imported", imported)
                .put("known", known)
                .put("rejected", rejected)
                .put("rejected_in_all", rejected.size())
                .put("dry_run", dry));
    }

    private JsonObject enrol(JsonObject wanted) {
        JsonObject made = new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("components", new JsonArray())
                .put("groups", new JsonArray())
                .put("regions", new JsonArray())
                .put("min_impact", "none")
                .put("maintenances", true)
                .put("postmortems", true)
                .put("every_update", false)
                .put("locale", "en")
                .put("time_zone", "UTC")
                .mergeIn(wanted)
                .put("state", "active")
                .putNull("state_reason")
                .put("created_at", "2026-11-23T09:00:00.000Z");
        made.remove("secret");
        subscribers.put(made.getString("id"), made);
        return made;
    }

    private JsonObject known(String id) {
        if (!subscribers.containsKey(id)) {
            throw Routes.unknown("subscriber with this id");
        }
        return subscribers.get(id);
    }

    private static boolean matches(Call call, String name, JsonObject subscriber) {
        String wanted = call.query().get(name);
        return wanted == null || List.of(wanted).contains(subscriber.getString(name));
    }
}
