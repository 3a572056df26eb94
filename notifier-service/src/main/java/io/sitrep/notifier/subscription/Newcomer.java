package io.sitrep.notifier.subscription;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A subscriber who is about to be written down.
 *
 * @param places where to be reached: the first is told first
 * @param token what the links in messages carry; sealed here
 */
public record Newcomer(
        UUID id, UUID subscription, boolean active, Preferences preferences, SealedToken token, List<Place> places) {
    /** A token by what it is found, and as it is kept. */
    public record SealedToken(String hash, String sealed) {}

    /** How an address stands. */
    public enum Standing {
        /** To be asked first. */
        ASKED("pending"),
        /** Not confirmed, and not asked by us either. */
        UNCONFIRMED("pending"),
        CONFIRMED("active"),
        DISABLED("disabled");

        final String state;

        Standing(String state) {
            this.state = state;
        }
    }

    /**
     * @param secret sealed
     * @param reason why it is disabled, or null
     * @param token of a further address, which has a link of its own
     */
    public record Place(
            UUID id,
            String channel,
            String address,
            Optional<String> secret,
            Standing standing,
            String reason,
            Optional<SealedToken> token) {
        /** Without the values. */
        @Override
        public String toString() {
            return "Place";
        }
    }

    JsonObject person() {
        Preferences.Filter filter = preferences.filter();
        return new JsonObject()
                .put("id", id.toString())
                .put("subscription", subscription.toString())
                .put("state", active ? "active" : "pending")
                .put("components", texts(filter.components()))
                .put("groups", texts(filter.groups()))
                .put("regions", texts(filter.regions()))
                .put("min_impact", filter.minImpact().word())
                .put("min_rank", filter.minImpact().rank())
                .put("maintenances", preferences.flags().maintenances())
                .put("postmortems", preferences.flags().postmortems())
                .put("every_update", preferences.flags().everyUpdate())
                .put("locale", preferences.locale())
                .put("time_zone", preferences.timeZone())
                .put("token_hash", token.hash())
                .put("token_sealed", token.sealed());
    }

    JsonArray addresses() {
        JsonArray rows = new JsonArray();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            rows.add(new JsonObject()
                    .put("id", place.id().toString())
                    .put("subscriber", id.toString())
                    .put("position", i)
                    .put("channel", place.channel())
                    .put("address", place.address())
                    .put("secret", place.secret().orElse(null))
                    .put("state", place.standing().state)
                    .put("reason", place.reason())
                    .put("ask", place.standing() == Standing.ASKED)
                    .put("token_hash", place.token().map(SealedToken::hash).orElse(null))
                    .put("token_sealed", place.token().map(SealedToken::sealed).orElse(null)));
        }
        return rows;
    }

    private static JsonArray texts(Iterable<?> values) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(value.toString()));
        return array;
    }
}
