package io.sitrep.bot.port;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** All the platforms that have rooms. */
@Singleton
public class RoomKeepers {
    private final List<RoomKeeper> all;

    RoomKeepers(@All List<RoomKeeper> all) {
        this.all = List.copyOf(all);
    }

    public List<RoomKeeper> all() {
        return all;
    }

    /** Empty for a platform this version does not know any more. */
    public Optional<RoomKeeper> of(String platform) {
        return all.stream().filter(keeper -> keeper.platform().equals(platform)).findFirst();
    }
}
