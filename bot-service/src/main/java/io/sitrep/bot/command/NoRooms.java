package io.sitrep.bot.command;

import io.quarkus.arc.DefaultBean;
import io.sitrep.bot.port.RoomsOfIncidents;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Where nothing keeps rooms, no channel is one. */
@DefaultBean
@Singleton
class NoRooms implements RoomsOfIncidents {
    @Override
    public Uni<Optional<String>> incidentOf(String platform, String workspace, String channel) {
        return Uni.createFrom().item(Optional.empty());
    }
}
