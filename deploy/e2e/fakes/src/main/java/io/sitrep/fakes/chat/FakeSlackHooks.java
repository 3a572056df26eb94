package io.sitrep.fakes.chat;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Asked;
import io.sitrep.fakes.Refused;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Slack's incoming webhooks. Limits of Block Kit (docs.slack.dev/reference/block-kit, 2026-11): 50 blocks, a header of 150 characters, a
 * section's text of 3,000; a message's text of 40,000. Errors: docs.slack.dev/messaging/sending-messages-using-incoming-webhooks.
 */
public final class FakeSlackHooks extends ChatHooks {
    private static final int BLOCKS = 50;
    private static final int HEADER = 150;
    private static final int SECTION = 3_000;
    private static final int TEXT = 40_000;

    @Override
    Answered unknown() {
        return Answered.text(404, "no_service");
    }

    @Override
    void check(JsonObject body, Asked request) {
        text(body, "text", TEXT, "no_text");
        JsonArray blocks = body.getJsonArray("blocks", new JsonArray());
        if (blocks.size() > BLOCKS) {
            throw Refused.with(400, "invalid_blocks");
        }
        blocks.stream().map(JsonObject.class::cast).forEach(FakeSlackHooks::block);
    }

    private static void block(JsonObject block) {
        switch (block.getString("type", "")) {
            case "header" -> {
                JsonObject text = block.getJsonObject("text");
                if (!"plain_text".equals(text.getString("type"))) {
                    throw Refused.with(400, "invalid_blocks");
                }
                text(text, "text", HEADER, "invalid_blocks");
            }
            case "section" -> text(block.getJsonObject("text"), "text", SECTION, "invalid_blocks");
            case "context" ->
                block.getJsonArray("elements").stream()
                        .map(JsonObject.class::cast)
                        .forEach(element -> text(element, "text", SECTION, "invalid_blocks"));
            case "divider" -> {}
            default -> throw Refused.with(400, "invalid_blocks");
        }
    }

    @Override
    Answered taken(int number, Asked request) {
        return Answered.text(200, "ok");
    }
}
