package io.sitrep.fakes.discord;

import io.sitrep.fakes.RunningTime;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Interactions under way, and the answers to them. All of it happens under the world's lock. */
final class Interactions {
    private static final Duration FIRST = Duration.ofSeconds(3);
    private static final Duration LIFE = Duration.ofMinutes(15);

    private final DiscordWorld world;
    private final Map<String, Interaction> byId = new LinkedHashMap<>();
    private final Map<String, Interaction> byToken = new LinkedHashMap<>();
    private final List<OpenModal> forms = new ArrayList<>();

    Interactions(DiscordWorld world) {
        this.world = world;
    }

    Interaction begin(int type, DiscordChannel channel, String person, Optional<DiscordMessage> source) {
        Interaction interaction = new Interaction(
                world.nextId(), type, channel, person, world.clock().instant().minus(RunningTime.stoodStill()), source);
        byId.put(interaction.id, interaction);
        byToken.put(interaction.token, interaction);
        return interaction;
    }

    Interaction get(String id) {
        return byId.get(id);
    }

    /** The first answer. @throws DiscordError when it is too late, was given, or is none */
    void answer(String id, String token, JsonObject callback) {
        Interaction interaction = byId.get(id);
        if (interaction == null || !interaction.token.equals(token)) {
            throw DiscordError.unknownInteraction();
        } else if (interaction.isAnswered()) {
            throw DiscordError.of(400, 40_060, "Interaction has already been acknowledged.");
        } else if (isOver(interaction, FIRST)) {
            throw DiscordError.unknownInteraction();
        }
        int type = Callback.checked(interaction, callback);
        JsonObject said = callback.getValue("data") instanceof JsonObject data ? data : new JsonObject();
        act(interaction, type, type == Callback.UPDATE ? said : Json.plain(said, 0));
        interaction.answer.complete(new Interaction.First(callback, RunningTime.nanos()));
    }

    private boolean isOver(Interaction interaction, Duration life) {
        return world.clock().instant().minus(RunningTime.stoodStill()).isAfter(interaction.begun.plus(life));
    }

    private void act(Interaction interaction, int type, JsonObject data) {
        switch (type) {
            case Callback.MESSAGE -> interaction.original = Optional.of(post(interaction, data));
            case Callback.DEFERRED -> {
                int flags = data.getInteger("flags", 0) | MessageCheck.LOADING;
                interaction.original = Optional.of(
                        post(interaction, new JsonObject().put("content", "").put("flags", flags)));
            }
            case Callback.DEFERRED_UPDATE -> interaction.original = interaction.source.map(DiscordMessage::id);
            case Callback.UPDATE -> {
                interaction.original = interaction.source.map(DiscordMessage::id);
                edit(interaction, interaction.original.orElseThrow(), data);
            }
            case Callback.MODAL -> forms.add(new OpenModal(world.nextId(), interaction, data.copy()));
            default -> {}
        }
    }

    private String post(Interaction interaction, JsonObject content) {
        boolean isPrivate = (content.getInteger("flags", 0) & MessageCheck.EPHEMERAL) != 0;
        JsonObject whole = content.copy()
                .put("type", interaction.type == Interaction.COMMAND ? 20 : 0)
                .put("application_id", FakeDiscord.APPLICATION)
                .put("webhook_id", FakeDiscord.APPLICATION)
                .put("interaction_metadata", metadata(interaction));
        return world.post(interaction.channel, world.bot().id(), isPrivate ? interaction.person : "", whole)
                .id();
    }

    private JsonObject metadata(Interaction interaction) {
        return new JsonObject()
                .put("id", interaction.id)
                .put("type", interaction.type)
                .put("user", world.person(interaction.person).json())
                .put("authorizing_integration_owners", Payloads.owners(interaction.channel));
    }

    /** As it stands after it. */
    private DiscordMessage edit(Interaction interaction, String id, JsonObject by) {
        DiscordMessage before = world.message(interaction.channel, id);
        JsonObject after = MessageRoutes.edited(before.content(), by, world.now());
        if (!before.isLoading()) {
            return world.replace(interaction.channel, before.with(after, before.notifies(), before.edits() + 1));
        }
        // What was only thought about is said now: this is when people are called.
        MessageCheck.saysSomething(after);
        after.put("flags", before.content().getInteger("flags") & ~MessageCheck.LOADING)
                .remove("edited_timestamp");
        return world.replace(
                interaction.channel,
                before.with(
                        after,
                        Mentions.notified(after.copy().put("allowed_mentions", by.getValue("allowed_mentions"))),
                        0));
    }

    /** By its token, within the 15 minutes. */
    private Interaction late(String application, String token) {
        Interaction interaction = byToken.get(token);
        if (!application.equals(FakeDiscord.APPLICATION) || interaction == null || !interaction.isAnswered()) {
            throw DiscordError.unknownWebhook();
        } else if (isOver(interaction, LIFE)) {
            throw DiscordError.of(401, 50_027, "Invalid Webhook Token");
        }
        return interaction;
    }

    /**
     * One more message. Right after a deferral it is none: it takes the place of what is being thought about, and is as private as
     * that was, whatever it says itself.
     */
    DiscordMessage followUp(String application, String token, JsonObject content) {
        Interaction interaction = late(application, token);
        FormErrors errors = new FormErrors();
        MessageCheck.answered(Form.of(content, errors));
        errors.refuse();
        MessageCheck.saysSomething(content);
        Optional<DiscordMessage> thinking =
                interaction.original.flatMap(id -> there(interaction, id)).filter(DiscordMessage::isLoading);
        if (thinking.isPresent()) {
            return edit(interaction, thinking.get().id(), content);
        }
        String id = post(interaction, content);
        interaction.followUps.add(id);
        return world.message(interaction.channel, id);
    }

    DiscordMessage said(String application, String token, String message) {
        Interaction interaction = late(application, token);
        return world.message(interaction.channel, named(interaction, message));
    }

    DiscordMessage edit(String application, String token, String message, JsonObject by) {
        Interaction interaction = late(application, token);
        MessageCheck.edited(by);
        return edit(interaction, named(interaction, message), by);
    }

    void delete(String application, String token, String message) {
        Interaction interaction = late(application, token);
        world.remove(interaction.channel, world.message(interaction.channel, named(interaction, message)));
    }

    private static String named(Interaction interaction, String message) {
        if (message.equals("@original")) {
            return interaction.original.orElseThrow(DiscordError::unknownMessage);
        }
        if (!interaction.followUps.contains(message) && !interaction.original.equals(Optional.of(message))) {
            throw DiscordError.unknownMessage();
        }
        return message;
    }

    private static Optional<DiscordMessage> there(Interaction interaction, String id) {
        return interaction.channel.messages.stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    /** What it brought about and is still there: the original first. */
    List<DiscordMessage> shown(Interaction interaction) {
        return Stream.concat(interaction.original.stream(), interaction.followUps.stream())
                .flatMap(id -> there(interaction, id).stream())
                .toList();
    }

    List<OpenModal> forms(String person) {
        return forms.stream()
                .filter(form -> form.opener().person.equals(person))
                .toList();
    }

    void close(OpenModal form) {
        forms.remove(form);
    }

    void closeAllForms() {
        forms.clear();
    }
}
