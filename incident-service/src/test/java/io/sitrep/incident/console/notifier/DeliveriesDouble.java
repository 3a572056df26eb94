package io.sitrep.incident.console.notifier;

import static io.sitrep.incident.console.notifier.Routes.items;
import static io.sitrep.incident.console.notifier.Routes.named;
import static io.sitrep.incident.console.notifier.Routes.ok;

import io.sitrep.incident.console.notifier.NotifierDouble.Call;
import io.sitrep.incident.console.notifier.NotifierDouble.Refusal;
import io.sitrep.incident.console.notifier.NotifierDouble.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;

/** A ledger with three deliveries of INC-7, by two channels of which one needs no address. */
final class DeliveriesDouble {
    private static final String INCIDENT = "0199aaaa-0000-7000-8000-000000000007";
    private static final String NOW = "2026-11-23T09:00:00.000Z";

    private final List<JsonObject> ledger = List.of(
            delivery(1, "email", "delivered", null),
            delivery(2, "email", "dead", "550 no such <mailbox>"),
            delivery(3, "mastodon", "uncertain", "no answer"));
    private final List<JsonObject> channels = List.of(channel("email", true), channel("mastodon", false));
    private JsonObject hold = new JsonObject().put("held", false);

    Reply held(Call call) {
        return ok(hold);
    }

    Reply hold(Call call) {
        String reason = call.json("reason").getString("reason", "held by hand");
        hold = new JsonObject().put("held", true).put("since", NOW).put("reason", reason);
        return ok(hold);
    }

    Reply release(Call call) {
        boolean givesUp = call.json("secrets_lost").getBoolean("secrets_lost", false);
        if ("secrets lost".equals(hold.getString("reason")) && !givesUp) {
            throw new Refusal(
                    409,
                    "secrets-lost",
                    "2 secrets are sealed with a key that is not here: add it to SITREP_SECRET_KEYS_OLD, start again, and release."
                            + " If it is gone for good, release with {\"secrets_lost\": true}");
        }
        hold = new JsonObject().put("held", false);
        return ok(hold);
    }

    Reply list(Call call) {
        if ("lost".equals(call.query().get("state"))) {
            throw new Refusal(400, "malformed-request", "state: is not a state of deliveries");
        }
        return items(
                new JsonArray(ledger.stream().filter(each -> passes(each, call)).toList()));
    }

    Reply failures(Call call) {
        return items(new JsonArray(ledger.stream()
                .filter(each -> passes(each, call) && isOver(each))
                .map(each -> new JsonObject()
                        .put("channel", each.getString("channel"))
                        .put("state", each.getString("state"))
                        .put("reason", each.getString("reason"))
                        .put("count", 1))
                .toList()));
    }

    Reply progress(Call call) {
        if (!List.of("INC-7", INCIDENT).contains(named(call, 1))) {
            throw Routes.unknown("incident of this reference known here");
        }
        JsonObject counts = new JsonObject();
        for (String state :
                List.of("pending", "sending", "retrying", "superseded", "failed_over", "suppressed", "cancelled")) {
            counts.put(state, 0);
        }
        for (String state : List.of("delivered", "dead", "uncertain")) {
            counts.put(
                    state,
                    ledger.stream()
                            .filter(each -> each.getString("state").equals(state))
                            .count());
        }
        counts.put("pending", 2)
                .put("planned", 5)
                .put("unreachable", 1)
                .put("first_at", NOW)
                .put("last_at", NOW);
        JsonObject publication =
                counts.copy().put("publication", INCIDENT).put("sequence", 1).put("status", "investigating");
        return ok(counts.put("incident", INCIDENT).put("publications", new JsonArray().add(publication)));
    }

    Reply retry(Call call) {
        JsonObject asked = ledger.stream()
                .filter(each -> each.getString("id").equals(named(call, 1)))
                .findFirst()
                .orElseThrow(() -> Routes.unknown("delivery with this id"));
        if (!isOver(asked)) {
            throw new Refusal(
                    409,
                    "not-dead",
                    "Only a dead or an uncertain delivery can be asked for again; it is " + asked.getString("state"));
        }
        asked.put("state", "pending");
        return new Reply(
                202,
                new JsonObject()
                        .put("id", asked.getString("id"))
                        .put("state", "pending")
                        .encode());
    }

    Reply replay(Call call) {
        JsonObject which = call.json("incident", "publication", "channel");
        List<JsonObject> dead = ledger.stream()
                .filter(each -> each.getString("state").equals("dead"))
                .filter(each -> which.getString("channel") == null
                        || which.getString("channel").equals(each.getString("channel")))
                .toList();
        dead.forEach(each -> each.put("state", "pending"));
        return new Reply(202, new JsonObject().put("asked", dead.size()).encode());
    }

    Reply channels(Call call) {
        return ok(new JsonObject().put("items", new JsonArray(channels)));
    }

    Reply turn(Call call, String state) {
        JsonObject channel = channel(named(call, 1));
        channel.put("state", state);
        if (state.equals("disabled")) {
            channel.put("disabled_since", NOW)
                    .put("disabled_reason", call.json("reason").getString("reason", "disabled by hand"));
        } else {
            channel.putNull("disabled_since").putNull("disabled_reason");
        }
        return ok(channel);
    }

    Reply test(Call call) {
        JsonObject channel = channel(named(call, 1));
        String address = call.json("address", "secret", "locale", "time_zone").getString("address", "");
        if (channel.getJsonObject("capability").getBoolean("needs_address") && !address.contains("@")) {
            throw new Refusal("address", "must be a mail address");
        }
        return ok(
                address.startsWith("full@")
                        ? new JsonObject()
                                .put("outcome", "rejected")
                                .put("code", "552")
                                .put("reason", "the mail server refused it for good")
                        : new JsonObject().put("outcome", "delivered"));
    }

    private JsonObject channel(String name) {
        return channels.stream()
                .filter(each -> each.getString("id").equals(name))
                .findFirst()
                .orElseThrow(() -> Routes.unknown("channel of this name"));
    }

    private static boolean passes(JsonObject delivery, Call call) {
        String incident = call.query().get("incident");
        return (incident == null || List.of("INC-7", INCIDENT).contains(incident))
                && (call.query().get("state") == null
                        || Objects.equals(call.query().get("state"), delivery.getString("state")))
                && (call.query().get("channel") == null
                        || Objects.equals(call.query().get("channel"), delivery.getString("channel")));
    }

    private static boolean isOver(JsonObject delivery) {
        return List.of("dead", "uncertain").contains(delivery.getString("state"));
    }

    private static JsonObject delivery(int number, String channel, String state, String reason) {
        String id = "0199bbbb-0000-7000-8000-00000000000" + number;
        JsonObject attempt = new JsonObject()
                .put("at", NOW)
                .put("code", reason == null ? "250" : "550")
                .put("duration", "PT0.2S")
                .put("outcome", reason == null ? "delivered" : "rejected")
                .put("reason", reason);
        return new JsonObject()
                .put("id", id)
                .put("publication", id)
                .put("incident", INCIDENT)
                .put("sequence", 1)
                .put("subscriber", "0199cccc-0000-7000-8000-00000000000" + number)
                .put("channel", channel)
                .put("state", state)
                .put("reason", reason)
                .put("created_at", NOW)
                .put("updated_at", NOW)
                .put("delivered_at", reason == null ? NOW : null)
                .putNull("next_attempt_at")
                .put("attempts", new JsonArray().add(attempt));
    }

    private static JsonObject channel(String name, boolean needsAddress) {
        return new JsonObject()
                .put("id", name)
                .put("state", "enabled")
                .putNull("disabled_since")
                .putNull("disabled_reason")
                .put("promise", "at_least_once")
                .put(
                        "capability",
                        new JsonObject().put("needs_address", needsAddress).put("forms", new JsonArray()))
                .put(
                        "breaker",
                        new JsonObject()
                                .put("state", "half_open")
                                .put("providers", 3)
                                .put("out", 1))
                .put(
                        "out",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("provider", "mail.example")
                                        .put("until", NOW)))
                .put("rate_left", new JsonObject().put("per_second", 10.0).put("left", 7.4))
                .put(
                        "last_error",
                        new JsonObject().put("at", NOW).put("code", "421").put("reason", "too busy"));
    }
}
