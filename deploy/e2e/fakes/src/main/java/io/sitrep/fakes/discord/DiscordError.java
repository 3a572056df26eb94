package io.sitrep.fakes.discord;

import io.sitrep.fakes.Answered;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A refusal in Discord's own form: {@code {"message":"Unknown Channel","code":10003}}. */
final class DiscordError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonObject body;

    private DiscordError(int status, JsonObject body) {
        super(status + " " + body.encode());
        this.status = status;
        this.body = body;
    }

    static DiscordError of(int status, int code, String message) {
        return new DiscordError(status, new JsonObject().put("message", message).put("code", code));
    }

    /** @param errors the tree of what is wrong, by the fields' paths */
    static DiscordError invalidForm(JsonObject errors) {
        return new DiscordError(
                400,
                new JsonObject()
                        .put("message", "Invalid Form Body")
                        .put("code", 50_035)
                        .put("errors", errors));
    }

    static DiscordError unknownChannel() {
        return of(404, 10_003, "Unknown Channel");
    }

    static DiscordError unknownMessage() {
        return of(404, 10_008, "Unknown Message");
    }

    static DiscordError unknownInteraction() {
        return of(404, 10_062, "Unknown interaction");
    }

    static DiscordError unknownWebhook() {
        return of(404, 10_015, "Unknown Webhook");
    }

    static DiscordError missingAccess() {
        return of(403, 50_001, "Missing Access");
    }

    static DiscordError archived() {
        return of(400, 50_083, "Thread is archived");
    }

    Answered answered() {
        return Answered.json(status, body);
    }

    /** What it is about, a line each: fields where it names fields, else its message. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        collect("", body.getJsonObject("errors", new JsonObject()), lines);
        return lines.isEmpty() ? List.of(body.getString("message")) : lines;
    }

    private static void collect(String path, JsonObject tree, List<String> lines) {
        for (String name : tree.fieldNames()) {
            if (name.equals(FormErrors.LEAF)) {
                Json.objects(tree, name).forEach(each -> lines.add(path + ": " + each.getString("code")));
            } else {
                collect(path.isEmpty() ? name : path + "." + name, tree.getJsonObject(name), lines);
            }
        }
    }

    int status() {
        return status;
    }

    JsonObject body() {
        return body;
    }
}
