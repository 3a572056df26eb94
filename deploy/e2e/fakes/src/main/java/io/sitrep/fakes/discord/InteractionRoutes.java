package io.sitrep.fakes.discord;

import io.sitrep.fakes.Answered;
import io.vertx.core.json.JsonObject;

/** Answers to interactions: first ones, and later ones by the interaction's token. */
final class InteractionRoutes {
    private static final String WEBHOOK = " /webhooks/{application}/{token}";
    private static final String MESSAGE = WEBHOOK + "/messages/{message}";

    private final DiscordWorld world;
    private final Interactions interactions;

    InteractionRoutes(DiscordWorld world, Interactions interactions) {
        this.world = world;
        this.interactions = interactions;
    }

    void addTo(Routes routes) {
        routes.addOpen("POST /interactions/{interaction}/{token}/callback", this::first);
        routes.addOpen("POST" + WEBHOOK, this::followUp);
        routes.addOpen("GET" + MESSAGE, this::read);
        routes.addOpen("PATCH" + MESSAGE, this::edit);
        routes.addOpen("DELETE" + MESSAGE, this::delete);
    }

    private Answered first(Call call) {
        interactions.answer(call.at("interaction"), call.at("token"), call.json(2));
        if (!Boolean.parseBoolean(call.query("with_response"))) {
            return Call.done();
        }
        Interaction interaction = interactions.get(call.at("interaction"));
        JsonObject answer = new JsonObject()
                .put("id", interaction.id)
                .put("type", interaction.type)
                .put("response_message_id", interaction.original.orElse(null));
        return Call.ok(new JsonObject().put("interaction", answer));
    }

    private Answered followUp(Call call) {
        return Call.ok(world.view().json(interactions.followUp(call.at("application"), call.at("token"), call.json())));
    }

    private Answered read(Call call) {
        return Call.ok(
                world.view().json(interactions.said(call.at("application"), call.at("token"), call.at("message"))));
    }

    private Answered edit(Call call) {
        return Call.ok(world.view()
                .json(interactions.edit(call.at("application"), call.at("token"), call.at("message"), call.json(1))));
    }

    private Answered delete(Call call) {
        interactions.delete(call.at("application"), call.at("token"), call.at("message"));
        return Call.done();
    }
}
