package io.sitrep.bot.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/** Slack: its Web API as far as the bot asks it who somebody is, and the addresses for late answers. Strict as Slack is. */
public class FakeSlack extends FakeServer {
    public static final String BOT_TOKEN = "xoxb-of-the-tests";
    public static final String HOME = "T0HOME";
    public static final String RESPONDER = "U0RESPONDER";
    public static final String ON_CALL = "U0ONCALL";
    public static final String VIEWER = "U0VIEWER";
    public static final String GUEST = "U0GUEST";
    public static final String STRANGER = "U0STRANGER";
    public static final String ON_CALL_GROUP = "S0ONCALL";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_USES = 5;

    private final ConcurrentMap<String, List<JsonNode>> lateAnswers = new ConcurrentHashMap<>();
    private final Deque<Integer> script = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();

    /** The address for late answers to one command. */
    public String responseUrl(String command) {
        return url() + "/response/" + command;
    }

    public List<JsonNode> lateAnswersTo(String command) {
        return List.copyOf(lateAnswers.getOrDefault(command, List.of()));
    }

    /** The next late answers meet these statuses. */
    public synchronized void next(Integer... statuses) {
        script.addAll(List.of(statuses));
    }

    public synchronized long timesAsked(String method) {
        return asked.stream().filter(method::equals).count();
    }

    @Override
    Answer handle(HttpExchange request, String body) throws IOException {
        String path = request.getRequestURI().getPath();
        if (path.startsWith("/response/")) {
            return lateAnswer(path.substring("/response/".length()), body);
        }
        synchronized (this) {
            asked.add(path.substring("/api/".length()));
        }
        if (!("Bearer " + BOT_TOKEN).equals(request.getRequestHeaders().getFirst("Authorization"))) {
            return refused("invalid_auth");
        }
        return switch (path) {
            case "/api/auth.test" -> Answer.of(200, ok().put("team_id", HOME).toString());
            case "/api/users.info" -> user(body);
            case "/api/usergroups.users.list" ->
                field(body, "usergroup").equals(ON_CALL_GROUP)
                        ? Answer.of(
                                200,
                                ok().<ObjectNode>set(
                                                "users", JSON.createArrayNode().add(ON_CALL))
                                        .toString())
                        : refused("no_such_subteam");
            default -> refused("unknown_method");
        };
    }

    private static Answer user(String form) {
        ObjectNode user = switch (field(form, "user")) {
            case RESPONDER -> person(RESPONDER, "Rosa Responder é", HOME);
            case ON_CALL -> person(ON_CALL, "Otto Oncall", HOME);
            case VIEWER -> person(VIEWER, "Vera Viewer", HOME);
            case GUEST -> person(GUEST, "Gus Guest", HOME).put("is_restricted", true);
            case STRANGER -> person(STRANGER, "Stan Stranger", "T9OTHER");
            default -> null;
        };
        return user == null
                ? refused("user_not_found")
                : Answer.of(200, ok().<ObjectNode>set("user", user).toString());
    }

    private static String field(String form, String name) {
        return Stream.of(form.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static ObjectNode person(String id, String name, String team) {
        ObjectNode person =
                JSON.createObjectNode().put("id", id).put("team_id", team).put("name", id);
        person.putObject("profile").put("real_name", name);
        return person;
    }

    private Answer lateAnswer(String command, String body) throws IOException {
        synchronized (this) {
            Integer status = script.poll();
            if (status != null) {
                return Answer.of(status, "");
            }
        }
        JsonNode message = JSON.readTree(body);
        List<JsonNode> uses = lateAnswers.computeIfAbsent(command, first -> new ArrayList<>());
        if (uses.size() >= MOST_USES) {
            return Answer.of(404, "{\"ok\":false,\"error\":\"used_url\"}");
        }
        SlackMessages.check(message);
        uses.add(message);
        return Answer.of(200, "ok");
    }

    private static ObjectNode ok() {
        return JSON.createObjectNode().put("ok", true);
    }

    private static Answer refused(String error) {
        return Answer.of(
                200,
                JSON.createObjectNode().put("ok", false).put("error", error).toString());
    }
}
