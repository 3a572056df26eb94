package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A person at their window: what they do reaches the app as Discord sends it. What wants an answer waits for the app, 3 s at most;
 * what is an event is sent and done.
 */
public final class DiscordUser {
    private final FakeDiscord discord;
    private final DiscordWorld world;
    private final Marks marks;
    private final String guild;
    private final String id;
    private final Payloads payloads;

    DiscordUser(FakeDiscord discord, DiscordWorld world, String guild, String id) {
        this.discord = discord;
        this.world = world;
        this.marks = new Marks(world);
        this.guild = guild;
        this.id = id;
        this.payloads = new Payloads(world, guild);
    }

    public String id() {
        return id;
    }

    /** @param line as Discord's window shows it: {@code /incident declare severity:SEV1 title:Checkout is down} */
    public Sent types(String channel, String line) {
        CommandLine typed = locked(() -> line(channel, line));
        return sends(
                Sent.Kind.COMMAND, channel, Optional.empty(), () -> payloads.resolved(typed.sent(typed.written())));
    }

    /** @param command {@code /incident declare}. @param options what is filled in, by the options' names; people by their ids */
    public Sent types(String channel, String command, Map<String, ?> options) {
        return sends(
                Sent.Kind.COMMAND,
                channel,
                Optional.empty(),
                () -> payloads.resolved(line(channel, command).sent(options)));
    }

    /** Still writing one of the options: what is offered to them. @param options what stands there so far, {@code focused} among it */
    public Sent asks(String channel, String command, Map<String, ?> options, String focused) {
        return sends(
                Sent.Kind.AUTOCOMPLETE,
                channel,
                Optional.empty(),
                () -> payloads.resolved(line(channel, command).asked(options, focused)));
    }

    /** @param label what stands on the button */
    public Sent clicks(DiscordMessage message, String label) {
        JsonObject button = locked(() -> current(message)).buttons().stream()
                .filter(each -> label.equals(each.getString("label")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no button " + label + " in " + message.content()));
        if (button.getBoolean("disabled", false) || !button.containsKey("custom_id")) {
            throw new IllegalArgumentException("Discord sends nothing when " + label + " is clicked");
        }
        return component(message, button, data -> {});
    }

    /** @param select the custom id of a list to choose from */
    public Sent chooses(DiscordMessage message, String select, String... values) {
        JsonObject list = locked(() -> current(message))
                .components()
                .filter(each -> select.equals(each.getString("custom_id")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no select " + select + " in " + message.content()));
        Filling.checked(list, List.of(values));
        return component(message, list, data -> data.put("values", Json.array(List.of(values))));
    }

    private Sent component(DiscordMessage message, JsonObject component, Consumer<JsonObject> more) {
        JsonObject data = new JsonObject()
                .put("id", 1)
                .put("custom_id", component.getString("custom_id"))
                .put("component_type", component.getInteger("type"));
        more.accept(data);
        return sends(Sent.Kind.COMPONENT, message.channel(), Optional.of(message), () -> data);
    }

    /** What is open in their window, oldest first. */
    public List<OpenModal> forms() {
        return locked(() -> discord.interactions().forms(id));
    }

    /**
     * Fills a form in and sends it; what is not named keeps what stood there. It closes when it is answered.
     *
     * @param values by the inputs' custom ids; of a choice of many with commas in between
     */
    public Sent submits(OpenModal form, Map<String, String> values) {
        JsonObject data = Filling.of(form, values);
        Interaction opener = form.opener();
        Sent sent = sends(Sent.Kind.MODAL, opener.channel.id, opener.source, () -> data);
        if (sent.isAcknowledged()) {
            closes(form);
        }
        return sent;
    }

    /** Without sending it: Discord tells nobody. */
    public void closes(OpenModal form) {
        locked(() -> {
            discord.interactions().close(form);
            return form;
        });
    }

    /** What they see of the answers to it, as it stands now: the first one, and the later ones. */
    public List<DiscordMessage> sees(Sent sent) {
        return locked(() -> discord.interactions().shown(discord.interactions().get(sent.id())));
    }

    /** Discord sends the very same once more: on the gateway as another event, by HTTP with another signature. */
    public Sent again(Sent sent) {
        return discord.door()
                .send(sent.kind(), locked(() -> discord.interactions().get(sent.id())), sent.payload());
    }

    public DiscordMessage writes(String channel, String text) {
        return locked(() -> world.post(world.channel(channel), id, "", new JsonObject().put("content", text)));
    }

    public void pins(DiscordMessage message) {
        act(message, (channel, now) -> marks.pin(channel, now, id));
    }

    public void unpins(DiscordMessage message) {
        act(message, marks::unpin);
    }

    /** @param emoji {@code 📌} */
    public void reacts(DiscordMessage message, String emoji) {
        act(message, (channel, now) -> marks.react(channel, now, emoji, id, true));
    }

    public void takesBack(DiscordMessage message, String emoji) {
        act(message, (channel, now) -> marks.react(channel, now, emoji, id, false));
    }

    /** Their own message says something else from now on. */
    public void edits(DiscordMessage message, String text) {
        act(
                message,
                (channel, now) -> world.replace(
                        channel,
                        now.changed(new JsonObject().put("content", text).put("edited_timestamp", world.now()))));
    }

    public void deletes(DiscordMessage message) {
        act(message, world::remove);
    }

    /** Their talk with the bot alone; made when there is none. */
    public String talk() {
        return locked(() -> discord.talkWith(id).id);
    }

    private interface Deed {
        void on(DiscordChannel channel, DiscordMessage now);
    }

    private void act(DiscordMessage message, Deed deed) {
        locked(() -> {
            deed.on(world.channel(message.channel()), current(message));
            return message;
        });
    }

    private DiscordMessage current(DiscordMessage message) {
        DiscordMessage now = world.message(world.channel(message.channel()), message.id());
        if (!now.onlyFor().isEmpty() && !now.onlyFor().equals(id)) {
            throw new IllegalArgumentException("they don't see it");
        }
        return now;
    }

    private CommandLine line(String channel, String line) {
        String in = world.channel(channel).guild;
        return CommandLine.of(line, name -> discord.commands().offered(in, name));
    }

    private Sent sends(Sent.Kind kind, String channel, Optional<DiscordMessage> source, Supplier<JsonObject> data) {
        Interaction interaction;
        JsonObject payload;
        synchronized (world) {
            JsonObject said = data.get();
            DiscordChannel at = world.channel(channel);
            Optional<DiscordMessage> on = source.map(this::current);
            interaction = discord.interactions().begin(kind.type, at, id, on);
            payload = payloads.of(interaction).put("data", said);
            on.ifPresent(message -> payload.put("message", world.view().json(message)));
        }
        return discord.door().send(kind, interaction, payload);
    }

    private <T> T locked(Supplier<T> what) {
        synchronized (world) {
            return what.get();
        }
    }
}
