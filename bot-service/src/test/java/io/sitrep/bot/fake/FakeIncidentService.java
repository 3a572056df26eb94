package io.sitrep.bot.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The incident service, as strict as the contract: knows its token, wants to be told who acts, refuses unknown fields,
 * remembers idempotency keys. It does what it is scripted to, once each.
 */
public class FakeIncidentService extends FakeServer {
    public static final String TOKEN = "service-token-of-the-tests";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INCIDENTS = "/api/v1/incidents";
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String NOBODY = "{\"audience\":{\"total\":0,\"channels\":[]}}";

    /** By their titles. Source: {@code io.sitrep.incident.api.RefusalMapper}. */
    private static final Map<String, String> KINDS = Map.of(
            "Status change not allowed",
            "illegal-transition",
            "Change not allowed",
            "not-allowed",
            "Changed meanwhile",
            "stale",
            "Not found",
            "not-found");

    private FakeIncidents incidents = new FakeIncidents();
    private final Map<String, JsonNode> denials = new LinkedHashMap<>();
    private boolean auditIsAway;
    private boolean timelineIsBroken;
    private String audience = NOBODY;
    private final List<Mutation> mutations = new ArrayList<>();
    private final List<JsonNode> previews = new ArrayList<>();
    private final Map<String, Remembered> remembered = new HashMap<>();
    private final Deque<Misbehaviour> script = new ArrayDeque<>();
    private final FakeRecords records = new FakeRecords();

    /** What goes wrong with the next change that is asked for. */
    public sealed interface Misbehaviour {
        record Slow(Duration by) implements Misbehaviour {}

        /** It is worked on when the test says so. */
        record Held(CountDownLatch until) implements Misbehaviour {}

        record Broken(int status) implements Misbehaviour {}

        /** It asks for patience. */
        record Busy(Duration after) implements Misbehaviour {}

        /** The change is made, and nobody hears of it. */
        record LostAnswer() implements Misbehaviour {}
    }

    /**
     * A change that was made, once.
     *
     * @param path after its method
     */
    public record Mutation(String path, JsonNode body, String actor, String name, String origin) {}

    private record Remembered(String body, Answer answer) {}

    public synchronized void next(Misbehaviour... misbehaviours) {
        script.addAll(List.of(misbehaviours));
    }

    /** What it is asked next is worked on once this is counted down. */
    public CountDownLatch holdsTheNext() {
        CountDownLatch worked = new CountDownLatch(1);
        next(new Misbehaviour.Held(worked));
        return worked;
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
        incidents = new FakeIncidents();
        denials.clear();
        auditIsAway = false;
        timelineIsBroken = false;
        audience = NOBODY;
        mutations.clear();
        previews.clear();
        remembered.clear();
        script.clear();
    }

    /** Where updates stand from here on, once they are posted: {@code held}, {@code awaiting_approval}. */
    public synchronized void posts(String state) {
        incidents.posted(state);
    }

    /** As {@code SITREP_DECLARE_VISIBILITY} says it, from here on. */
    public synchronized void declaresInternally() {
        incidents.visible("internal");
    }

    /** Somebody says elsewhere how a component does as part of it. */
    public synchronized void affects(String ref, String component, String name, String status) {
        incidents.affects(ref, component, name, status);
    }

    /** Somebody says something that stays inside, elsewhere than in chat. */
    public synchronized void saidInside(String ref, String message) {
        incidents.saidInside(ref, message);
    }

    /** The newest update says this of a part. */
    public synchronized void concerns(String ref, String component, String status) {
        incidents.concerns(ref, component, status);
    }

    /** What previews were asked for. */
    public synchronized List<JsonNode> previews() {
        return List.copyOf(previews);
    }

    /** As it stands. */
    public synchronized String incident(String ref) {
        return incidents.get(ref).json();
    }

    /** Who a preview says is told; null: the notifier can't be asked. */
    public synchronized void audience(String json) {
        audience = "{\"audience\":" + json + "}";
    }

    public synchronized void auditIsAway(boolean away) {
        auditIsAway = away;
    }

    /** Whoever reads a timeline is answered by an error, each time. */
    public synchronized void timelineIsBroken(boolean broken) {
        timelineIsBroken = broken;
    }

    /** What the audit was told of, once each. */
    public synchronized List<JsonNode> denials() {
        return List.copyOf(denials.values());
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
        if (method.equals("GET")) {
            return read(request);
        }
        if (path.equals("/api/v1/audit")) {
            return audit(request, body);
        }
        return path.endsWith("/preview") ? preview(path, body) : change(request, path, body);
    }

    private synchronized Answer read(HttpExchange request) {
        String path = request.getRequestURI().getPath();
        if (path.equals(INCIDENTS)) {
            return incidents.list(String.valueOf(request.getRequestURI().getQuery()));
        }
        String[] steps = path.substring(INCIDENTS.length() + 1).split("/", -1);
        if (steps.length == 1) {
            return incidents.get(steps[0]);
        }
        if (timelineIsBroken && steps[1].equals("timeline")) {
            return problem(500, "Something went wrong here", "scripted");
        }
        return steps[1].equals("timeline")
                ? incidents.timeline(
                        steps[0], String.valueOf(request.getRequestURI().getQuery()))
                : Answer.of(200, "{\"state\":\"draft\",\"body\":\"What happened\",\"generated\":true}");
    }

    private Answer change(HttpExchange request, String path, String body) throws IOException {
        Misbehaviour misbehaviour = nextMisbehaviour();
        if (misbehaviour instanceof Misbehaviour.Slow slow) {
            waitFor(new CountDownLatch(1), slow.by());
        }
        if (misbehaviour instanceof Misbehaviour.Held held) {
            waitFor(held.until(), LONGEST);
        }
        if (misbehaviour instanceof Misbehaviour.Broken broken) {
            return problem(broken.status(), "Something went wrong here", "scripted");
        }
        if (misbehaviour instanceof Misbehaviour.Busy busy) {
            return problem(429, "Too many", "scripted")
                    .with("Retry-After", String.valueOf(busy.after().toSeconds()));
        }
        Answer answer = changeOnce(request, path, body);
        return misbehaviour instanceof Misbehaviour.LostAnswer ? Answer.lostOnTheWay() : answer;
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
        JsonNode json = body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
        Answer answer = changed(request, path, json);
        remembered.put(key, new Remembered(path + body, answer));
        if (answer.status() < 300) {
            mutations.add(new Mutation(
                    request.getRequestMethod() + " " + path,
                    json,
                    header(request, "Sitrep-Actor-Id"),
                    URLDecoder.decode(header(request, "Sitrep-Actor-Name"), StandardCharsets.UTF_8),
                    header(request, "Sitrep-Origin")));
        }
        return answer;
    }

    private Answer changed(HttpExchange request, String path, JsonNode json) {
        String method = request.getRequestMethod();
        String objection = AllowedFields.objection(method, path, json);
        if (objection != null) {
            return problem(400, "Request could not be read", objection);
        }
        if (path.equals(INCIDENTS)) {
            return incidents.declare(json);
        }
        String[] steps = path.substring(INCIDENTS.length() + 1).split("/", 2);
        String rest = steps.length == 1 ? "" : steps[1];
        return incidents.change(steps[0], method, rest, json, header(request, "If-Match"));
    }

    /** Changes nothing, so it wants no key and is not remembered. */
    private synchronized Answer preview(String path, String body) throws IOException {
        previews.add(JSON.readTree(body));
        String objection = AllowedFields.objection("POST", path, JSON.readTree(body));
        return objection == null ? Answer.of(200, audience) : problem(400, "Request could not be read", objection);
    }

    private synchronized Answer audit(HttpExchange request, String body) throws IOException {
        if (auditIsAway) {
            return problem(503, "Not now", "scripted");
        }
        denials.putIfAbsent(header(request, "Idempotency-Key"), JSON.readTree(body));
        return Answer.of(201, "{}");
    }

    private static String header(HttpExchange request, String name) {
        return request.getRequestHeaders().getFirst(name);
    }

    static Answer problem(int status, String title, String detail) {
        return Answer.of(
                status,
                JSON.createObjectNode()
                        .put("type", "/problems/" + KINDS.getOrDefault(title, "of-the-fake"))
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .toString());
    }

    /** A server that is slow; interrupted when the fake is closed. */
    private static void waitFor(CountDownLatch end, Duration atMost) {
        try {
            end.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
