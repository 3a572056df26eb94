package io.sitrep.bot.rooms;

import io.sitrep.bot.events.Told;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** An incident as the incident service tells of it: each change is an event with the whole head. */
public final class Outage {
    private static final AtomicInteger NUMBERS = new AtomicInteger(1_000);

    public final UUID id;
    public final String ref;
    private final JsonObject head;
    private long sequence;
    private JsonObject last;

    private Outage(UUID id, String ref, String title) {
        this.id = id;
        this.ref = ref;
        head = new JsonObject()
                .put("id", id.toString())
                .put("ref", ref)
                .put("kind", "incident")
                .put("title", title)
                .put("status", "investigating")
                .put("severity", "SEV2")
                .put("visibility", "public")
                .put("origin", "api")
                .put("url", "https://status.test/incidents/" + ref)
                .put("started_at", Instant.now().toString())
                .put("created_at", Instant.now().toString());
    }

    public static Outage of(String title) {
        return new Outage(UUID.randomUUID(), "INC-" + NUMBERS.incrementAndGet(), title);
    }

    /** One that the incident service of the tests has as well. */
    public static Outage of(UUID id, String ref, String title) {
        return new Outage(id, ref, title);
    }

    public Outage with(String field, Object value) {
        head.put(field, value);
        return this;
    }

    public Outage commandedBy(String name, String id) {
        JsonObject role =
                new JsonObject().put("role", "commander").put("person", name).put("id", id);
        return with("commander", name).with("roles", new JsonArray().add(role));
    }

    JsonObject head() {
        return head;
    }

    public Outage declared() {
        return happens("declared", said("We look into it."));
    }

    public Outage updated(String message) {
        return happens("updated", said(message));
    }

    public Outage saidInside(String message) {
        return happens("updated", said(message).put("visibility", "internal"));
    }

    public Outage saidLater(String message) {
        return happens("updated", said(message).put("state", "held").putNull("published_at"));
    }

    public Outage resolved() {
        return with("status", "resolved")
                .with("resolved_at", Instant.now().toString())
                .happens("resolved", said("It is over."));
    }

    /** Somebody ends it, and nobody outside is told before somebody else agrees. */
    public Outage resolvedOnceApproved() {
        return with("status", "resolved")
                .happens(
                        "updated",
                        said("It is over.").put("state", "awaiting_approval").putNull("published_at"));
    }

    /** Its telling ends; what was public stays so. */
    public Outage stopped() {
        return happens("edited", last.copy().put("state", "stopped"));
    }

    public Outage happens(String what) {
        return happens(what, new JsonObject());
    }

    private Outage happens(String what, JsonObject change) {
        Told.incident(
                what,
                id,
                new JsonObject()
                        .put("sequence", ++sequence)
                        .put("incident", head)
                        .put("change", change)
                        .put("origin", "api")
                        .put("notify", true));
        return this;
    }

    /** How far the deliveries of a publication are, of 10,225 of which 12 can't be reached. */
    public void delivered(UUID publication, int step, int pending, int delivered) {
        JsonObject counts =
                new JsonObject().put("planned", 10_225).put("pending", pending).put("delivered", delivered);
        Told.event(
                "sitrep.deliveries",
                "io.sitrep.delivery." + (pending == 0 ? "completed" : "progress") + ".v1",
                id.toString(),
                new JsonObject()
                        .put("sequence", step)
                        .put("incident", new JsonObject().put("id", id.toString()))
                        .put("publication", publication.toString())
                        .put("counts", counts)
                        .put("unreachable", 12)
                        .encode());
    }

    private JsonObject said(String message) {
        last = new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("status", head.getString("status"))
                .put("message", message)
                .put("visibility", "public")
                .put("state", "published")
                .put("created_at", Instant.now().toString())
                .put("published_at", Instant.now().toString());
        return last;
    }
}
