package io.sitrep.bot.rooms;

import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomKeeper;
import io.sitrep.bot.port.RoomKeepers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Where the bot is installed, as the platforms last said; what one said stays while it is away. */
@Singleton
class Workspaces {
    private static final Logger LOG = Logger.getLogger(Workspaces.class);

    private final Pool database;
    private final RoomKeepers keepers;

    Workspaces(Pool database, RoomKeepers keepers) {
        this.database = database;
        this.keepers = keepers;
    }

    Optional<RoomKeeper> keeperOf(String platform) {
        return keepers.of(platform);
    }

    /** Asks all platforms. Fails only when our own database is away. */
    Uni<Void> askAll() {
        return Multi.createFrom()
                .iterable(keepers.all())
                .onItem()
                .transformToUniAndMerge(keeper -> keeper.workspaces()
                        .chain(here -> keep(keeper.platform(), here))
                        .onFailure(Workspaces::isOfThePlatform)
                        .invoke(away -> LOG.warnf(
                                "%s does not say where the bot is installed: %s", keeper.platform(), away.getMessage()))
                        .onFailure(Workspaces::isOfThePlatform)
                        .recoverWithNull())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> keep(String platform, List<RoomKeeper.Workspace> here) {
        String[] ids = here.stream().map(RoomKeeper.Workspace::id).toArray(String[]::new);
        return Multi.createFrom()
                .iterable(here)
                .onItem()
                .transformToUniAndConcatenate(workspace -> keep(platform, workspace))
                .collect()
                .last()
                .chain(() -> database.preparedQuery("UPDATE chat_workspace SET here = false"
                                + " WHERE platform = $1 AND here AND id <> ALL($2)")
                        .execute(Tuple.of(platform, ids)))
                .replaceWithVoid();
    }

    /** A workspace that moved its incidents channel, or is back, is looked at again. */
    private Uni<Void> keep(String platform, RoomKeeper.Workspace workspace) {
        return database.preparedQuery("""
                        WITH told AS (
                            INSERT INTO chat_workspace (platform, id, name, incidents_channel, here) VALUES ($1, $2, $3, $4, true)
                            ON CONFLICT (platform, id) DO UPDATE SET name = excluded.name, here = true,
                                incidents_channel = excluded.incidents_channel
                            WHERE NOT chat_workspace.here OR chat_workspace.name <> excluded.name
                                OR chat_workspace.incidents_channel IS DISTINCT FROM excluded.incidents_channel
                            RETURNING platform, id)
                        UPDATE presence p SET revision = revision + 1, due_at = greatest(now(), not_before) FROM told
                        WHERE p.platform = told.platform AND p.workspace = told.id
                            AND EXISTS (SELECT FROM incident i WHERE i.id = p.incident_id AND i.open)""")
                .execute(Tuple.of(platform, workspace.id(), workspace.name())
                        .addString(workspace.incidentsChannel().orElse(null)))
                .replaceWithVoid();
    }

    private static boolean isOfThePlatform(Throwable failure) {
        return failure instanceof PlatformAway || failure instanceof PlatformRefused;
    }
}
