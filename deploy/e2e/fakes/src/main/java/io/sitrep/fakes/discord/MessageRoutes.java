package io.sitrep.fakes.discord;

import io.sitrep.fakes.Answered;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** Messages and what stands on them. Source: docs.discord.com/developers/resources/message, 2026-11. */
final class MessageRoutes {
    private static final String MESSAGES = " /channels/{channel}/messages";
    private static final String ONE = MESSAGES + "/{message}";
    private static final String REACTION = ONE + "/reactions/{emoji}";
    private static final int PINS = 250;

    private final DiscordWorld world;
    private final Marks marks;

    MessageRoutes(DiscordWorld world) {
        this.world = world;
        this.marks = new Marks(world);
    }

    void addTo(Routes routes) {
        routes.add("GET /channels/{channel}/messages/pins", this::pins);
        routes.add("PUT /channels/{channel}/messages/pins/{message}", this::pin);
        routes.add("DELETE /channels/{channel}/messages/pins/{message}", this::unpin);
        routes.add("GET /channels/{channel}/pins", this::oldPins);
        routes.add("PUT /channels/{channel}/pins/{message}", this::pin);
        routes.add("DELETE /channels/{channel}/pins/{message}", this::unpin);
        routes.add("POST" + MESSAGES, this::create);
        routes.add("GET" + MESSAGES, this::list);
        routes.add("GET" + ONE, call -> Call.ok(shown(message(call))));
        routes.add("PATCH" + ONE, this::edit);
        routes.add("DELETE" + ONE, this::delete);
        routes.add("PUT" + REACTION + "/@me", call -> react(call, true));
        routes.add("DELETE" + REACTION + "/@me", call -> react(call, false));
        routes.add("GET" + REACTION, this::reactions);
    }

    /** A message as the app may read it. */
    private JsonObject shown(DiscordMessage message) {
        JsonObject json = world.view().json(message);
        return world.showsContent() ? json : world.view().concealed(json);
    }

    private DiscordChannel channel(Call call) {
        DiscordChannel channel = world.seen(call.at("channel"));
        if (channel.type == DiscordChannel.CATEGORY) {
            throw DiscordError.of(400, 50_008, "Cannot send messages in a non-text channel");
        }
        return channel;
    }

    /** What only one person sees is not there for REST. */
    private DiscordMessage message(Call call) {
        DiscordMessage message = world.message(channel(call), call.at("message"));
        if (!message.onlyFor().isEmpty()) {
            throw DiscordError.unknownMessage();
        }
        return message;
    }

    private Answered create(Call call) {
        DiscordChannel channel = channel(call);
        JsonObject body = call.json();
        MessageCheck.created(body);
        String reference =
                body.getJsonObject("message_reference", new JsonObject()).getString("message_id", "");
        if (!reference.isEmpty()) {
            world.message(channel, reference);
            body.put("type", 19);
        }
        if (channel.type == DiscordChannel.DIRECT
                && channel.members.stream()
                        .filter(id -> !id.equals(world.bot().id()))
                        .anyMatch(id -> world.person(id).is(DiscordPerson.Mark.TAKES_NO_DIRECT_MESSAGES))) {
            throw DiscordError.of(403, 50_007, "Cannot send messages to this user");
        }
        // Who writes in a thread that is archived opens it, unless it is locked.
        if (channel.archived) {
            if (channel.locked) {
                throw DiscordError.archived();
            }
            channel.archived = false;
            world.tell("THREAD_UPDATE", channel.json(world.bot().id()));
        }
        return Call.ok(shown(world.post(channel, world.bot().id(), "", body)));
    }

    private Answered list(Call call) {
        DiscordChannel channel = channel(call);
        int limit = call.limit(50, 100);
        Stream<DiscordMessage> all =
                channel.messages.stream().filter(each -> each.onlyFor().isEmpty());
        if (!call.query("before").isEmpty()) {
            all = all.filter(each -> number(each.id()) < number(call.query("before")));
        }
        if (!call.query("after").isEmpty()) {
            all = all.filter(each -> number(each.id()) > number(call.query("after")));
        }
        List<DiscordMessage> found = all.toList();
        boolean fromTheStart = !call.query("after").isEmpty();
        List<DiscordMessage> some = fromTheStart
                ? found.subList(0, Math.min(limit, found.size()))
                : found.subList(Math.max(0, found.size() - limit), found.size());
        JsonArray answer = new JsonArray();
        for (int i = some.size() - 1; i >= 0; i--) {
            answer.add(shown(some.get(i)));
        }
        return Call.ok(answer);
    }

    private static long number(String id) {
        return Long.parseLong(id);
    }

    private Answered edit(Call call) {
        DiscordChannel channel = channel(call);
        DiscordMessage before = message(call);
        JsonObject body = call.json(1);
        MessageCheck.edited(body);
        if (!before.author().equals(world.bot().id())) {
            throw DiscordError.of(403, 50_005, "Cannot edit a message authored by another user");
        } else if (channel.archived) {
            throw DiscordError.archived();
        }
        JsonObject after = edited(before.content(), body, world.now());
        MessageCheck.saysSomething(after);
        return Call.ok(shown(world.replace(channel, before.with(after, before.notifies(), before.edits() + 1))));
    }

    /** What is not named stays; what is null goes. */
    static JsonObject edited(JsonObject before, JsonObject by, String now) {
        JsonObject after = before.copy().put("edited_timestamp", now);
        for (String part : List.of("content", "embeds", "components", "flags")) {
            if (by.containsKey(part)) {
                after.put(part, by.getValue(part));
                if (by.getValue(part) == null) {
                    after.remove(part);
                }
            }
        }
        return after;
    }

    private Answered delete(Call call) {
        world.remove(channel(call), message(call));
        return Call.done();
    }

    private Answered react(Call call, boolean adds) {
        DiscordChannel channel = channel(call);
        if (channel.archived) {
            throw DiscordError.archived();
        } else if (call.at("emoji").codePoints().allMatch(each -> each < 0x80)
                && !call.at("emoji").contains(":")) {
            throw DiscordError.of(400, 10_014, "Unknown Emoji");
        }
        marks.react(channel, message(call), call.at("emoji"), world.bot().id(), adds);
        return Call.done();
    }

    private Answered reactions(Call call) {
        JsonArray people = new JsonArray();
        message(call)
                .reactions(call.at("emoji"))
                .forEach(id -> people.add(world.person(id).json()));
        return Call.ok(people);
    }

    private Answered pin(Call call) {
        DiscordChannel channel = channel(call);
        DiscordMessage message = message(call);
        if (channel.archived) {
            throw DiscordError.archived();
        } else if (channel.pins.size() >= PINS) {
            throw DiscordError.of(400, 30_003, "Maximum number of pins reached (" + PINS + ")");
        }
        marks.pin(channel, message, world.bot().id());
        return Call.done();
    }

    private Answered unpin(Call call) {
        marks.unpin(channel(call), message(call));
        return Call.done();
    }

    /** Newest pin first. */
    private List<JsonObject> pinned(Call call) {
        DiscordChannel channel = channel(call);
        return Stream.iterate(channel.pins.size() - 1, i -> i >= 0, i -> i - 1)
                .map(i -> shown(world.message(channel, channel.pins.get(i))))
                .toList();
    }

    private Answered oldPins(Call call) {
        return Call.ok(Json.array(pinned(call)));
    }

    private Answered pins(Call call) {
        List<JsonObject> items = pinned(call).stream()
                .limit(call.limit(50, 50))
                .map(message -> new JsonObject().put("pinned_at", world.now()).put("message", message))
                .toList();
        return Call.ok(new JsonObject()
                .put("items", Json.array(items))
                .put("has_more", pinned(call).size() > items.size()));
    }
}
