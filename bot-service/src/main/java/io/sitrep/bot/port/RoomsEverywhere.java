package io.sitrep.bot.port;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Knows all rooms of an incident, on whichever platform: where somebody else works on it. */
public interface RoomsEverywhere {
    /** By platform and workspace; archived ones are none. Fails only when our own database is away. */
    Uni<List<OneRoom>> of(UUID incident);

    /**
     * One of an incident's rooms.
     *
     * @param called where it is, in words: {@code Discord}, and {@code Slack, Acme} where the bot is in several workspaces there
     */
    record OneRoom(String platform, String workspace, String called, String name, URI address) {
        public boolean isIn(String otherPlatform, String otherWorkspace) {
            return platform.equals(otherPlatform) && workspace.equals(otherWorkspace);
        }
    }
}
