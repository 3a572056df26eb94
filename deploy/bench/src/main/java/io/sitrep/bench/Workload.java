package io.sitrep.bench;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What people do in an outage, only much faster: an incident on one of a hundred components is declared, and incidents are
 * updated in turns, so that no two updates of one incident wait for each other.
 */
final class Workload {
    private static final int COMPONENTS = 100;
    private static final String MESSAGE = """
            We see **errors** when paying by card and are looking into it with our payment provider.

            - Paying by invoice works.
            - Orders that were placed are safe.
            """;

    private final Api api;
    private final List<String> components = new ArrayList<>();
    private final List<String> incidents = new ArrayList<>();
    private int updated;

    Workload(Api api) {
        this.api = api;
        for (int i = 0; i < COMPONENTS; i++) {
            JsonObject made = Api.await(api.post("/api/v1/components", new JsonObject().put("name", "Component " + i)));
            components.add(made.getString("id"));
        }
    }

    Future<Void> create(int number) {
        return create(number, new String[0]);
    }

    Future<Void> createOnce(int number) {
        return create(number, "Idempotency-Key", UUID.randomUUID().toString());
    }

    private Future<Void> create(int number, String... headers) {
        JsonObject body = new JsonObject()
                .put("title", "Checkout fails for some customers, number " + number)
                .put("message", MESSAGE)
                .put("severity", "SEV2")
                .put("components", affected(number, "major_outage"))
                .put("regions", new JsonArray().add("europe"))
                .put("next_update_in", "PT30M");
        return api.post("/api/v1/incidents", body, headers)
                .onSuccess(made -> incidents.add(made.getString("id")))
                .mapEmpty();
    }

    /** Of the incidents so far, the next in turn. */
    Future<Void> update(int number) {
        int turn = updated++ % incidents.size();
        JsonObject body = new JsonObject()
                .put("message", MESSAGE)
                .put("status", number % 2 == 0 ? "identified" : "monitoring")
                .put("components", affected(turn, "partial_outage"))
                .put("next_update_in", "PT30M");
        return api.post("/api/v1/incidents/" + incidents.get(turn) + "/updates", body)
                .mapEmpty();
    }

    /** Updates are of incidents that are declared from now on. */
    void forget() {
        incidents.clear();
        updated = 0;
    }

    private JsonArray affected(int number, String status) {
        return new JsonArray()
                .add(new JsonObject()
                        .put("id", components.get(number % COMPONENTS))
                        .put("status", status));
    }
}
