package io.sitrep.fakes.chat;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Asked;
import io.sitrep.fakes.Refused;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Discord's execution of webhooks. Limits (docs.discord.com/developers/resources/message, 2026-11): content 2,000; ten embeds with a title
 * of 256 and a description of 4,096, 6,000 in all embeds together. With {@code wait=true} the answer is the message, else it is empty.
 */
public final class FakeDiscordHooks extends ChatHooks {
    private static final int CONTENT = 2_000;
    private static final int EMBEDS = 10;
    private static final int TITLE = 256;
    private static final int DESCRIPTION = 4_096;
    private static final int ALL = 6_000;

    @Override
    Answered unknown() {
        return Answered.json(
                404, new JsonObject().put("message", "Unknown Webhook").put("code", 10_015));
    }

    @Override
    void check(JsonObject body, Asked request) {
        JsonArray embeds = body.getJsonArray("embeds", new JsonArray());
        String content = body.getString("content", "");
        if (content.length() > CONTENT || embeds.size() > EMBEDS || (content.isEmpty() && embeds.isEmpty())) {
            throw invalid();
        }
        int all = 0;
        for (Object one : embeds) {
            JsonObject embed = (JsonObject) one;
            String title = embed.getString("title", "");
            String description = embed.getString("description", "");
            if (title.length() > TITLE || description.length() > DESCRIPTION) {
                throw invalid();
            }
            JsonArray fields = embed.getJsonArray("fields", new JsonArray());
            all += title.length() + description.length() + fields.encode().length();
        }
        if (all > ALL) {
            throw invalid();
        }
    }

    private static Refused invalid() {
        return new Refused(Answered.json(
                400, new JsonObject().put("message", "Invalid Form Body").put("code", 50_035)));
    }

    @Override
    Answered taken(int number, Asked request) {
        return "true".equals(request.query().get("wait"))
                ? Answered.json(200, new JsonObject().put("id", "11" + (1_000_000 + number)))
                : Answered.empty(204);
    }
}
