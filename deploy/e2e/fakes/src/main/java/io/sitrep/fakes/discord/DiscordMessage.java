package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in a channel.
 *
 * @param author a person's id
 * @param onlyFor the one person who sees it; empty when everybody does
 * @param content its content, embeds, components, flags; and what else Discord keeps with it
 * @param notifies who was called when it was posted: {@code @everyone}, {@code @here}, {@code @123} a person, {@code @&456} a role
 * @param edits how often it was changed
 */
public record DiscordMessage(
        String channel, String id, String author, String onlyFor, JsonObject content, Set<String> notifies, int edits) {
    public DiscordMessage {
        content = content.copy();
        notifies = Set.copyOf(notifies);
    }

    public String text() {
        return content.getString("content", "");
    }

    public List<JsonObject> embeds() {
        return Json.objects(content, "embeds");
    }

    /** All that can be clicked, in its order. */
    public List<JsonObject> buttons() {
        return components()
                .filter(component -> component.getInteger("type") == ComponentCheck.BUTTON)
                .toList();
    }

    /** Buttons and selects, in their order. */
    Stream<JsonObject> components() {
        return Json.objects(content, "components").stream().flatMap(row -> Json.objects(row, "components").stream());
    }

    /** What it says, embeds too, a line each. Nobody is called by what stands in an embed. */
    public String words() {
        return Stream.concat(Stream.of(text()), embeds().stream().flatMap(EmbedCheck::words))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** The app is thinking, as they see it. */
    public boolean isLoading() {
        return hasFlag(MessageCheck.LOADING);
    }

    boolean hasFlag(int flag) {
        return (content.getInteger("flags", 0) & flag) != 0;
    }

    /** 0 when somebody wrote it; 6 for a pin, 18 for a thread, 20 for an answer to a command. */
    public int type() {
        return content.getInteger("type", 0);
    }

    DiscordMessage with(JsonObject next, Set<String> calls, int times) {
        return new DiscordMessage(channel, id, author, onlyFor, next, calls, times);
    }

    DiscordMessage changed(JsonObject by) {
        return with(content.copy().mergeIn(by), notifies, edits + 1);
    }

    boolean isPinned() {
        return content.getBoolean("pinned", false);
    }

    /** Who reacted with it, in their order. @param emoji {@code 📌} */
    public List<String> reactions(String emoji) {
        return content.getJsonObject("reacted", new JsonObject()).getJsonArray(emoji, new JsonArray()).stream()
                .map(String::valueOf)
                .toList();
    }
}
