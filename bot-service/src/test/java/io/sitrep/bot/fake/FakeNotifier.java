package io.sitrep.bot.fake;

import com.sun.net.httpserver.HttpExchange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The notifier, as far as notices go: each key is one notice, and another one of the same key is refused. */
public class FakeNotifier extends FakeServer {
    private static final Set<String> FIELDS = Set.of("to", "subject", "text", "key");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{1,200}");

    private final Map<String, JsonObject> notices = new LinkedHashMap<>();
    private int lost;
    private int broken;

    /** Those of which the subject names it. */
    public synchronized List<JsonObject> about(String ref) {
        return notices.values().stream()
                .filter(notice -> notice.getString("subject").contains(ref))
                .toList();
    }

    public synchronized void losesNextAnswers(int times) {
        lost = times;
    }

    public synchronized void isBroken(int times) {
        broken = times;
    }

    @Override
    synchronized Answer handle(HttpExchange request, String body) {
        if (!("Bearer " + FakeIncidentService.TOKEN)
                .equals(request.getRequestHeaders().getFirst("Authorization"))) {
            return Answer.of(401, "{}");
        }
        if (!request.getRequestURI().getPath().equals("/api/v1/notices")) {
            return Answer.of(404, "{}");
        }
        if (broken > 0) {
            broken--;
            return Answer.of(503, "{}");
        }
        Answer answer = taken(new JsonObject(body));
        if (lost > 0) {
            lost--;
            return Answer.lostOnTheWay();
        }
        return answer;
    }

    private Answer taken(JsonObject notice) {
        JsonArray to = notice.getJsonArray("to");
        boolean wrong = !FIELDS.equals(notice.fieldNames())
                || to.isEmpty()
                || to.size() > 100
                || to.stream().anyMatch(address -> !String.valueOf(address).contains("@"))
                || notice.getString("subject").isBlank()
                || notice.getString("text").isBlank()
                || !KEY.matcher(notice.getString("key")).matches();
        JsonObject before = notices.get(notice.getString("key"));
        if (wrong || before != null && !before.equals(notice)) {
            return Answer.of(422, "{}");
        }
        notices.put(notice.getString("key"), notice);
        return Answer.of(202, "{}");
    }
}
