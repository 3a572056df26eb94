package io.sitrep.fakes.chat;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Asked;
import io.sitrep.fakes.Refused;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Microsoft Teams' "post to a channel when a webhook request is received" of Workflows: an Adaptive Card in an attachment, at most
 * 28 KB in all (learn.microsoft.com, "Create and send messages" of incoming webhooks, 2026-11); taken is 202 without a word.
 */
public final class FakeTeamsHooks extends ChatHooks {
    private static final int BYTES = 28 * 1024;

    @Override
    Answered unknown() {
        return Answered.json(404, new JsonObject().put("error", new JsonObject().put("code", "WorkflowNotFound")));
    }

    @Override
    void check(JsonObject body, Asked request) {
        if (request.body().length() > BYTES) {
            throw Refused.with(413, "too large");
        }
        JsonArray attachments = body.getJsonArray("attachments", new JsonArray());
        if (!"message".equals(body.getString("type")) || attachments.size() != 1) {
            throw Refused.with(400, "bad request");
        }
        JsonObject attachment = attachments.getJsonObject(0);
        JsonObject card = attachment.getJsonObject("content", new JsonObject());
        if (!"application/vnd.microsoft.card.adaptive".equals(attachment.getString("contentType"))
                || !"AdaptiveCard".equals(card.getString("type"))
                || card.getString("version") == null
                || card.getJsonArray("body", new JsonArray()).isEmpty()) {
            throw Refused.with(400, "bad card");
        }
        for (Object element : card.getJsonArray("body")) {
            JsonObject block = (JsonObject) element;
            if (block.getString("type") == null
                    || ("TextBlock".equals(block.getString("type")) && block.getString("text") == null)) {
                throw Refused.with(400, "bad card");
            }
        }
    }

    @Override
    Answered taken(int number, Asked request) {
        return Answered.empty(202);
    }
}
