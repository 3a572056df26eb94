package io.sitrep.notifier.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.notifier.intake.PoisonEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One record of {@code sitrep.catalog}: a thing as it is now, or that it is gone. Of kinds that no subscriber can choose
 * (people, roles, runbooks, templates of what people write) nothing is kept. Shape: {@code incident-service/contract}.
 */
sealed interface CatalogEvent {
    /** Something that can break; {@code group} and {@code provides} may be null. */
    record Component(
            UUID id,
            String publicId,
            String name,
            int position,
            UUID group,
            String status,
            Provides provides,
            boolean retired,
            Instant updatedAt)
            implements CatalogEvent {}

    /** Which of the ways on which people are told something is; both may be null. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Provides(String channel, List<String> mailDomains) {
        static final Provides NOTHING = new Provides(null, List.of());

        public Provides {
            mailDomains = mailDomains == null ? List.of() : List.copyOf(mailDomains);
        }
    }

    /** What components are listed under. */
    record Group(UUID id, String publicId, String name, int position, Instant updatedAt) implements CatalogEvent {}

    /** A region of our own. */
    record CustomRegion(String code, String name, String parent, Instant updatedAt) implements CatalogEvent {}

    /**
     * How messages look.
     *
     * @param channel null for all of them
     * @param status null for each
     * @param words by locale, as JSON
     */
    record MessageTemplate(String key, String channel, String status, String words, Instant updatedAt)
            implements CatalogEvent {}

    /** A template that is, by now at least, for something else than messages. */
    record NoMessageTemplate(String key, Instant updatedAt) implements CatalogEvent {}

    /** @param kind component, group, region or template */
    record Gone(String kind, String id) implements CatalogEvent {}

    /** Not for subscribers. */
    record Other() implements CatalogEvent {}

    /** Reads records; what it does not know it ignores. */
    final class Reader {
        private final ObjectMapper json;

        Reader(ObjectMapper json) {
            this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        }

        /**
         * @param key {@code kind:id}
         * @param value null when the thing is gone
         * @throws PoisonEvent when it is not such a record; the reason does not repeat it
         */
        CatalogEvent read(String key, byte[] value) {
            int colon = key == null ? -1 : key.indexOf(':');
            if (colon < 1) {
                throw new PoisonEvent("the key is not kind:id");
            }
            String kind = key.substring(0, colon);
            return switch (kind) {
                case "template" -> value == null ? new Gone(kind, key.substring(colon + 1)) : template(value);
                case "component", "group", "region" ->
                    value == null ? new Gone(kind, key.substring(colon + 1)) : whole(kind, value);
                default -> new Other();
            };
        }

        private CatalogEvent whole(String kind, byte[] value) {
            Thing thing = thing(value);
            if (thing == null || thing.id() == null || thing.name() == null || thing.updatedAt() == null) {
                throw new PoisonEvent("the data lacks one of id, name, updated_at");
            }
            return switch (kind) {
                case "component" ->
                    new Component(
                            thing.uuid(),
                            thing.publicId(),
                            thing.name(),
                            thing.place(),
                            thing.groupId(),
                            thing.status(),
                            thing.provides() == null ? Provides.NOTHING : thing.provides(),
                            thing.retiredAt() != null,
                            thing.updatedAt());
                case "group" ->
                    new Group(thing.uuid(), thing.publicId(), thing.name(), thing.place(), thing.updatedAt());
                default -> new CustomRegion(thing.id(), thing.name(), thing.parent(), thing.updatedAt());
            };
        }

        private CatalogEvent template(byte[] value) {
            WrittenTemplate written = read(value, WrittenTemplate.class);
            if (written == null || written.key() == null || written.updatedAt() == null) {
                throw new PoisonEvent("the data lacks one of key, updated_at");
            }
            return written.read(json);
        }

        private Thing thing(byte[] value) {
            return read(value, Thing.class);
        }

        private <T> T read(byte[] value, Class<T> type) {
            try {
                return json.readValue(value, type);
            } catch (IOException unreadable) {
                throw new PoisonEvent("the data is not a thing of the catalog: "
                        + unreadable.getClass().getSimpleName());
            }
        }
    }

    /** As it comes, of whatever kind. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Thing(
            String id,
            String publicId,
            String name,
            Integer position,
            UUID groupId,
            String status,
            Provides provides,
            String parent,
            Instant retiredAt,
            Instant updatedAt) {
        /** Regions have none. */
        int place() {
            return position == null ? 0 : position;
        }

        UUID uuid() {
            try {
                return UUID.fromString(id);
            } catch (IllegalArgumentException notOne) {
                throw new PoisonEvent("the id is not a UUID");
            }
        }
    }
}
