package io.sitrep.bot.rooms;

import io.quarkus.runtime.Startup;
import io.sitrep.bot.Settings;
import io.sitrep.bot.port.RoomKeeper;
import io.sitrep.bot.port.RoomKeepers;
import io.sitrep.kit.settings.SettingException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Which platforms get rooms: those of {@code SITREP_ROOMS_ON}. A room that is there is looked after wherever it is. */
@Startup
@Singleton
public class RoomsOn {
    private final List<String> platforms;

    @Inject
    RoomsOn(Settings settings, RoomKeepers keepers) {
        this(
                settings.rooms().on(),
                keepers.all().stream().map(RoomKeeper::platform).sorted().toList());
    }

    /** @param known the platforms that can have rooms */
    public RoomsOn(Optional<List<String>> set, List<String> known) {
        this.platforms = set.map(RoomsOn::trimmed).orElse(known);
        if (!known.containsAll(platforms)) {
            throw new SettingException(
                    "SITREP_ROOMS_ON", "names a platform that is none of " + String.join(", ", known));
        }
    }

    private static List<String> trimmed(List<String> named) {
        return named.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
    }

    public List<String> platforms() {
        return platforms;
    }

    public boolean includes(String platform) {
        return platforms.contains(platform);
    }
}
