package io.sitrep.bot.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The incident service, as strict as the contract: knows its token, wants to be told who acts, refuses unknown fields,
 * remembers idempotency keys. It does what it is scripted to, once each.
 */
public class FakeIncidentService extends FakeServer {
    public static final String TOKEN = "service-token-of-the-tests";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> DECLARE_FIELDS = Set.of("title", "message", "severity");
    private static final Set<String> UPDATE_FIELDS = Set.of("message", "status");

    private final List<ObjectNode> incidents = new ArrayList<>();
    private final List<Mutation> mutations = new ArrayList<>();
    private final Map<String, Remembered> remembered = new HashMap<>();
    private final Deque<Misbehaviour> script = new ArrayDeque<>();
    private final FakeRecords records = new FakeRecords();

    /** What goes wrong with the next change that is asked for. */
    public sealed interface Misbehaviour {
        record Slow(Duration by) implements Misbehaviour {}

        record Broken(int status) implements Misbehaviour {}

        /** The change is made, and nobody hears of it. */
        record LostAnswer() implements Misbehaviour {}
    }

    /** A change that was made, once. */
    public record Mutation(String path, JsonNode body, String actor, String name, String origin) {}

    private record Remembered(String body, Answer answer) {}

    public synchronized void next(Misbehaviour... misbehaviours) {
        script.addAll(List.of(misbehaviours));
    }

    public FakeRecords records() {
        return records;
    }

    public void comeBack() {
        start();
    }

    public void leave() {
        goAway();
    }

    public synchronized void forgetEverything() {
        incidents.clear();
        mutations.clear();
        remembered.clear();
        script.clear();
    }

    public synchronized List<Mutation> mutations() {
        return List.copyOf(mutations);
    }

    @Override
    Answer handle(HttpExchange request, String body) throws IOException {
        String path = request.getRequestURI().getPath();
        if (!("Bearer " + TOKEN).equals(request.getRequestHeaders().getFirst("Authorization"))) {
            return problem(401, "Token missing or not valid", "");
        }
        if (request.getRequestHeaders().getFirst("Sitrep-Actor-Id") == null) {
            return problem(400, "Request could not be read", "Sitrep-Actor-Id is missing");
        }
        String method = request.getRequestMethod();
        if (FakeRecords.isFor(method, path)) {
            return records.change(
                    method,
                    path,
                    request.getRequestHeaders().getFirst("Idempotency-Key"),
                    header(request, "Sitrep-Actor-Id"),
                    body);
        }
        return method.equals("GET") ? read(request) : change(request, path, body);
    }

    private synchronized Answer read(HttpExchange request) {
        String path = request.getRequestURI().getPath();
        if (path.equals("/api/v1/incidents")) {
            ArrayNode items = JSON.createArrayNode();
            incidents.stream()
                    .filter(incident -> !incident.path("status").asText().equals("resolved"))
                    .forEach(items::add);
            return Answer.of(
                    200,
                    JSON.createObjectNode()
                            .<ObjectNode>set("items", items)
                            .putNull("next_cursor")
                            .toString());
        }
        return find(path.substring(path.lastIndexOf('/') + 1));
    }

    private Answer find(String ref) {
        return incidents.stream()
                .filter(incident -> incident.path("ref").asText().equals(ref))
                .findFirst()
                .map(incident -> Answer.of(200, incident.toString()))
                .orElseGet(() -> problem(404, "Not found", "There is no incident " + ref));
    }

    private Answer change(HttpExchange request, String path, String body) throws IOException {
        Misbehaviour misbehaviour = nextMisbehaviour();
        if (misbehaviour instanceof Misbehaviour.Slow slow) {
            pause(slow.by());
        }
        if (misbehaviour instanceof Misbehaviour.Broken broken) {
            return problem(broken.status(), "Something went wrong here", "scripted");
        }
        Answer answer = changeOnce(request, path, body);
        return misbehaviour instanceof Misbehaviour.LostAnswer ? new Answer(0, "", true) : answer;
    }

    private synchronized Misbehaviour nextMisbehaviour() {
        return script.poll();
    }

    private synchronized Answer changeOnce(HttpExchange request, String path, String body) throws IOException {
        String key = request.getRequestHeaders().getFirst("Idempotency-Key");
        if (key == null) {
            return problem(400, "Request could not be read", "This fake wants an Idempotency-Key each time");
        }
        Remembered before = remembered.get(key);
        if (before != null) {
            return before.body().equals(path + body)
                    ? before.answer()
                    : problem(422, "A value is missing or not allowed", "same Idempotency-Key with another body");
        }
        JsonNode json = JSON.readTree(body);
        Answer answer = path.equals("/api/v1/incidents") ? declare(json) : update(path, json);
        remembered.put(key, new Remembered(path + body, answer));
        if (answer.status() == 201) {
            mutations.add(new Mutation(
                    path,
                    json,
                    header(request, "Sitrep-Actor-Id"),
                    URLDecoder.decode(header(request, "Sitrep-Actor-Name"), StandardCharsets.UTF_8),
                    header(request, "Sitrep-Origin")));
        }
        return answer;
    }

    private Answer declare(JsonNode json) {
        String title = json.path("title").asText();
        if (hasUnknown(json, DECLARE_FIELDS)) {
            return problem(400, "Request could not be read", "unknown field");
        }
        if (title.isEmpty() || title.contains("forbidden")) {
            return Answer.of(
                    422,
                    "{\"title\":\"A value is missing or not allowed\",\"status\":422,\"detail\":\"title: no\","
                            + "\"errors\":[{\"field\":\"title\",\"message\":\"holds a forbidden word\"}]}");
        }
        int number = incidents.size() + 1;
        ObjectNode incident = JSON.createObjectNode()
                .put("id", "0199d3c0-0000-7000-8000-00000000000" + number)
                .put("public_id", "k2v9x0q4m7b" + number)
                .put("ref", "INC-" + number)
                .put("title", title)
                .put("status", "investigating")
                .put("severity", json.path("severity").asText("SEV3"));
        // The page is offered in more languages than anybody writes in here.
        incident.putArray("updates")
                .addObject()
                .putArray("missing_translations")
                .add("it")
                .add("fr");
        incidents.add(incident);
        return Answer.of(201, incident.toString());
    }

    private Answer update(String path, JsonNode json) {
        String ref = path.replace("/api/v1/incidents/", "").replace("/updates", "");
        Answer found = find(ref);
        if (found.status() != 200 || hasUnknown(json, UPDATE_FIELDS)) {
            return found.status() != 200 ? found : problem(400, "Request could not be read", "unknown field");
        }
        ObjectNode incident = incidents.get(Integer.parseInt(ref.substring("INC-".length())) - 1);
        String status = json.path("status").asText(incident.path("status").asText());
        if (json.has("status") && incident.path("status").asText().equals("resolved")) {
            return problem(409, "Status change not allowed", "A resolved incident cannot become " + status);
        }
        incident.put("status", status);
        return Answer.of(
                201,
                JSON.createObjectNode()
                        .put("id", "an-update")
                        .put("status", status)
                        .toString());
    }

    private static boolean hasUnknown(JsonNode json, Set<String> known) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return !known.containsAll(names);
    }

    private static String header(HttpExchange request, String name) {
        return request.getRequestHeaders().getFirst(name);
    }

    private static Answer problem(int status, String title, String detail) {
        return Answer.of(
                status,
                JSON.createObjectNode()
                        .put("type", "/problems/of-the-fake")
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .toString());
    }

    /** A server that is slow; interrupted when the fake is closed. */
    private static void pause(Duration pause) {
        try {
            new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
