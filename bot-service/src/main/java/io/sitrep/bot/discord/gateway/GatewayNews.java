package io.sitrep.bot.discord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/** Somebody who hears what Discord tells by its gateway, besides interactions. Each bean of this kind is found. */
public interface GatewayNews {
    /** Of events it wants to hear: {@code MESSAGE_REACTION_ADD}. */
    Set<String> types();

    /**
     * Called on a worker thread, by the one process that holds the gateway; one after the other in Discord's order, and the same
     * event may come twice. Fails when it could not be noted: then it comes again, a few times at most.
     *
     * @param type the event's name
     * @param data its payload as Discord sent it
     * @param fence by which it was heard: around the database it keeps what is written too late from being so
     */
    Uni<Void> take(String type, JsonNode data, Fence fence);

    /**
     * Some of it may not have been told: nobody held the gateway for a moment, or it could not be noted. What comes after it waits
     * until this ends. Fails when what was missed cannot be found out: then it comes again. Several may be told to look for one gap.
     *
     * @param fence as above
     */
    default Uni<Void> missed(Fence fence) {
        return Uni.createFrom().voidItem();
    }
}
