package io.sitrep.fakes.telegram;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Asked;
import io.sitrep.fakes.FakeProvider;
import io.sitrep.fakes.Refused;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Telegram's bot API: one bot, the chats that know it, and what they got. Limits and errors: core.telegram.org/bots/api, 2026-11. */
public final class FakeTelegram extends FakeProvider {
    public static final String TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";

    private static final int TEXT = 4_096;

    private final Map<String, List<String>> chats = new HashMap<>();
    private final Set<String> stopped = new HashSet<>();
    private int messages;

    public FakeTelegram(int port) {
        super(port);
    }

    /** Somebody writes to the bot. @return the chat's number */
    public synchronized String start(String chat) {
        chats.putIfAbsent(chat, new ArrayList<>());
        stopped.remove(chat);
        return chat;
    }

    public synchronized void stop(String chat) {
        stopped.add(chat);
    }

    public synchronized List<String> in(String chat) {
        return List.copyOf(chats.getOrDefault(chat, List.of()));
    }

    @Override
    protected synchronized Answered handle(Asked request) {
        if (!request.path().startsWith("/bot" + TOKEN + "/")) {
            throw error(401, "Unauthorized");
        }
        if (!request.path().endsWith("/sendMessage")) {
            throw error(404, "Not Found");
        }
        JsonObject body = request.json();
        String chat = String.valueOf(body.getValue("chat_id"));
        if (!chats.containsKey(chat)) {
            throw error(400, "Bad Request: chat not found");
        }
        if (stopped.contains(chat)) {
            throw error(403, "Forbidden: bot was blocked by the user");
        }
        String text = body.getString("text", "");
        if (text.isBlank()) {
            throw error(400, "Bad Request: message text is empty");
        }
        if (text.length() > TEXT) {
            throw error(400, "Bad Request: message is too long");
        }
        chats.get(chat).add(text);
        messages++;
        return Answered.json(
                200, new JsonObject().put("ok", true).put("result", new JsonObject().put("message_id", messages)));
    }

    private static Refused error(int status, String description) {
        return new Refused(Answered.json(
                status,
                new JsonObject().put("ok", false).put("error_code", status).put("description", description)));
    }
}
