package io.sitrep.bot.discord.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one answer Discord takes to an interaction itself, within 3 s. Whoever is first gives it; for everybody later it is taken,
 * and what they have to say is said in another way. Each of these methods sends at once, whether or not its result is waited for,
 * and tells whether this very answer reached Discord; none fails. Safe for many threads. Source:
 * https://discord.com/developers/docs/interactions/receiving-and-responding, read 2026-11-23.
 */
public final class FirstAnswer {
    private static final int PONG = 1;
    private static final int MESSAGE = 4;
    private static final int DEFER = 5;
    private static final int DEFER_UPDATE = 6;
    private static final int UPDATE = 7;
    private static final int CHOICES = 8;
    private static final int MODAL = 9;
    private static final int PRIVATE = 1 << 6;

    private final Way way;
    private final AtomicBoolean given = new AtomicBoolean();
    private final CompletableFuture<Boolean> settled = new CompletableFuture<>();
    private volatile boolean refused;

    public FirstAnswer(Way way) {
        this.way = way;
    }

    /** How an answer gets to Discord. */
    public interface Way {
        /** Whether Discord has it; a failure counts as no, and is a {@link TooLate} where Discord said so, or hung up before. */
        Uni<Boolean> send(JsonNode answer);
    }

    /** Discord takes no first answer any more, and has told the person that the application did not respond. */
    public static final class TooLate extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** @param message as it is posted; its flags say whether it is private */
    public Uni<Boolean> message(JsonNode message) {
        return give(MESSAGE, message);
    }

    /** Shows that it is being worked on. */
    public Uni<Boolean> defer(boolean privately) {
        return give(DEFER, node().put("flags", privately ? PRIVATE : 0));
    }

    /** Of a click: taken, and nothing is shown of it. */
    public Uni<Boolean> deferUpdate() {
        return give(DEFER_UPDATE, null);
    }

    /** Of what was done on a message: shows something else in its place. */
    public Uni<Boolean> update(JsonNode message) {
        return give(UPDATE, message.<ObjectNode>deepCopy().without("flags"));
    }

    public Uni<Boolean> modal(JsonNode modal) {
        return give(MODAL, modal);
    }

    public Uni<Boolean> choices(ArrayNode choices) {
        return give(CHOICES, node().set("choices", choices));
    }

    public Uni<Boolean> pong() {
        return give(PONG, null);
    }

    /** Whether nobody has given it yet. */
    public boolean isOpen() {
        return !given.get();
    }

    /** Once it was given and its way is over: whether Discord has an answer. */
    public Uni<Boolean> settled() {
        return Uni.createFrom().completionStage(settled);
    }

    /** Whether the person was told by Discord that nobody answered; known once it is settled. */
    public boolean isTooLate() {
        return refused;
    }

    private Uni<Boolean> give(int type, JsonNode data) {
        if (!given.compareAndSet(false, true)) {
            return Uni.createFrom().item(false);
        }
        ObjectNode answer = node().put("type", type);
        if (data != null) {
            answer.set("data", data);
        }
        Uni.createFrom().deferred(() -> way.send(answer)).subscribe().with(settled::complete, failure -> {
            refused = failure instanceof TooLate;
            settled.complete(false);
        });
        return settled();
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
