package io.sitrep.bot.slack.rooms;

import io.sitrep.bot.slack.install.Installed;
import java.util.List;
import java.util.Optional;

/**
 * Where incidents are announced.
 *
 * @param setting a channel's id, which is of the first workspace; or {@code T1:C1} for each workspace
 */
record IncidentsChannels(List<String> setting) {
    IncidentsChannels {
        setting = List.copyOf(setting);
    }

    /** @param all in the order they were installed in */
    Optional<String> of(Installed workspace, List<Installed> all) {
        boolean first = all.get(0).workspace().equals(workspace.workspace());
        for (String entry : setting) {
            int colon = entry.indexOf(':');
            if (colon < 0 ? first : entry.substring(0, colon).equals(workspace.workspace())) {
                return Optional.of(entry.substring(colon + 1));
            }
        }
        return Optional.empty();
    }
}
