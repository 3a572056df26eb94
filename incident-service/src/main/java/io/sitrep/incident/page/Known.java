package io.sitrep.incident.page;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the last read found, by which the next one sees what is left to be read. Versions also count what happens inside, so they
 * stay here. Belongs to one read at a time, {@link PageReader}.
 */
final class Known {
    /** Whatever was missed is found again so soon. */
    private static final Duration COMPARED_EVERY = Duration.ofMinutes(1);

    final PageState state;
    private final Map<UUID, Long> versions;
    private final Place seen;
    private final Instant compared;

    private Known(PageState state, Map<UUID, Long> versions, Place seen, Instant compared) {
        this.state = state;
        this.versions = versions;
        this.seen = seen;
        this.compared = compared;
    }

    /**
     * Up to where a read saw everything.
     *
     * @param database another one whenever what lies in it may have been put back to what it was at an earlier moment
     * @param horizon number of the transaction before which it saw everything
     */
    record Place(String database, long horizon) {
        /** Whether nothing but what was written since makes the difference to another, which was seen earlier. */
        boolean goesOnFrom(Place earlier) {
            return database.equals(earlier.database) && horizon >= earlier.horizon;
        }
    }

    /**
     * Nothing is known to hold still.
     *
     * @param state that is shown, or null when there is none
     */
    static Known nothing(PageState state) {
        return new Known(state, new HashMap<>(), null, Instant.EPOCH);
    }

    /**
     * Which incidents are to be fetched, in which version, and which are gone.
     *
     * @param compared whether those are all, whatever happened
     */
    record Changes(Map<UUID, Long> come, Set<UUID> gone, boolean compared) {}

    /**
     * What a read made of it.
     *
     * @param seen up to where
     */
    record Found(PageState state, Changes changes, Place seen) {}

    /**
     * What of it still counts where the next read stands. After a restore the same version may be of something else, so that
     * every incident is fetched again.
     */
    Known at(Place next) {
        return seen == null || next.goesOnFrom(seen) ? this : nothing(state);
    }

    /** Transaction before which everything was seen; null when all versions have to be compared. */
    Long horizon(Instant now) {
        return seen != null && now.isBefore(compared.plus(COMPARED_EVERY)) ? Long.valueOf(seen.horizon) : null;
    }

    /** By the versions of all public incidents. */
    Changes compare(Map<UUID, Long> all) {
        Map<UUID, Long> come = new HashMap<>(all);
        come.entrySet().removeIf(each -> each.getValue().equals(versions.get(each.getKey())));
        Set<UUID> gone = new HashSet<>(versions.keySet());
        if (state != null) {
            state.everything().stream().forEach(incident -> gone.add(incident.id()));
        }
        gone.removeAll(all.keySet());
        return new Changes(come, gone, true);
    }

    /**
     * By those that may have been written since.
     *
     * @param moved their versions; null for one that is not public
     * @param many how many are public in all
     * @return null when more than that has happened, and all have to be compared
     */
    Changes move(Map<UUID, Long> moved, long many) {
        Map<UUID, Long> come = new HashMap<>();
        Set<UUID> gone = new HashSet<>();
        moved.forEach((id, version) -> {
            if (version == null) {
                gone.add(id);
            } else if (!version.equals(versions.get(id))) {
                come.put(id, version);
            }
        });
        gone.retainAll(versions.keySet());
        long fresh =
                come.keySet().stream().filter(id -> !versions.containsKey(id)).count();
        return versions.size() - gone.size() + fresh == many ? new Changes(come, gone, false) : null;
    }

    /** Once a state was made of them. Nothing else is to use this one after that. */
    Known after(Found found) {
        versions.keySet().removeAll(found.changes.gone);
        versions.putAll(found.changes.come);
        return new Known(found.state, versions, found.seen, found.changes.compared ? found.state.asOf() : compared);
    }

    /** The same, to be compared as a whole: a read has failed. */
    Known unsure() {
        return new Known(state, versions, null, Instant.EPOCH);
    }
}
