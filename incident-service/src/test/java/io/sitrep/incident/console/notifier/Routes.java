package io.sitrep.incident.console.notifier;

import io.sitrep.incident.console.notifier.NotifierDouble.Call;
import io.sitrep.incident.console.notifier.NotifierDouble.Refusal;
import io.sitrep.incident.console.notifier.NotifierDouble.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What the double answers to, with the role that may, as the notifier's description has it. */
final class Routes {
    private static final String NO_SUCH_THING = "not-found";

    private final DeliveriesDouble deliveries = new DeliveriesDouble();
    private final SubscribersDouble subscribers = new SubscribersDouble();
    private final SocialDouble social = new SocialDouble();
    private final List<Route> all = new ArrayList<>();

    /** @param parameters that it takes */
    record Route(String method, String path, String role, Set<String> parameters, Function<Call, Reply> work) {
        boolean takes(Call call) {
            return method.equals(call.method()) && call.path().matches(path.replaceAll("\\{\\w+}", "[^/]+"));
        }
    }

    Routes() {
        String api = "/api/v1/";
        add("GET", api + "deliveries/hold", "viewer", Set.of(), deliveries::held);
        add("POST", api + "deliveries/hold", "publisher", Set.of(), deliveries::hold);
        add("POST", api + "deliveries/release", "publisher", Set.of(), deliveries::release);
        add("GET", api + "deliveries/failures", "viewer", Set.of("incident", "channel"), deliveries::failures);
        add("POST", api + "deliveries/replay", "admin", Set.of(), deliveries::replay);
        add("POST", api + "deliveries/{id}/retry", "admin", Set.of(), deliveries::retry);
        add(
                "GET",
                api + "deliveries",
                "viewer",
                Set.of("incident", "publication", "state", "channel", "subscriber", "limit", "cursor"),
                deliveries::list);
        add("GET", api + "incidents/{ref}/deliveries", "viewer", Set.of("publication"), deliveries::progress);
        add("GET", api + "channels", "viewer", Set.of(), deliveries::channels);
        add("POST", api + "channels/{id}/disable", "publisher", Set.of(), call -> deliveries.turn(call, "disabled"));
        add("POST", api + "channels/{id}/enable", "publisher", Set.of(), call -> deliveries.turn(call, "enabled"));
        add("POST", api + "channels/{id}/test", "admin", Set.of(), deliveries::test);
        add("GET", api + "social", "admin", Set.of(), social::show);
        add("PUT", api + "social", "admin", Set.of("dry_run"), social::change);
        Set<String> sought = Set.of("address", "channel", "state", "limit", "cursor");
        add("GET", api + "subscribers", "admin", sought, subscribers::list);
        add("POST", api + "subscribers", "admin", Set.of(), subscribers::add);
        add("POST", api + "subscribers/import", "admin", Set.of("dry_run"), subscribers::take);
        add("GET", api + "subscribers/{id}", "admin", Set.of(), subscribers::one);
        add("GET", api + "subscribers/{id}/export", "admin", Set.of(), subscribers::export);
        add("DELETE", api + "subscribers/{id}", "admin", Set.of(), subscribers::delete);
    }

    Route of(Call call) {
        Route route = all.stream()
                .filter(each -> each.takes(call))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, NO_SUCH_THING, "no route " + call.path()));
        call.query().keySet().stream()
                .filter(name -> !route.parameters().contains(name))
                .forEach(name -> {
                    throw new Refusal(400, "malformed-request", name + " is no parameter");
                });
        return route;
    }

    private void add(String method, String path, String role, Set<String> parameters, Function<Call, Reply> work) {
        all.add(new Route(method, path, role, parameters, work));
    }

    static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw != null) {
            for (String part : raw.split("&")) {
                String[] pair = part.split("=", 2);
                query.put(pair[0], URLDecoder.decode(pair.length == 1 ? "" : pair[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    static Reply ok(JsonObject body) {
        return new Reply(200, body.encode());
    }

    static Reply items(JsonArray items) {
        return ok(new JsonObject().put("items", items).put("next_cursor", null));
    }

    /** The part of an address that far from its end. */
    static String named(Call call, int fromTheEnd) {
        String[] parts = call.path().split("/");
        return parts[parts.length - 1 - fromTheEnd];
    }

    static Refusal unknown(String what) {
        return new Refusal(404, NO_SUCH_THING, "There is no " + what);
    }
}
