package io.sitrep.incident.catalog.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.incident.catalog.news.CatalogNews;
import io.sitrep.incident.store.Provides;
import io.sitrep.kit.json.StrictJson;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A thing of the catalog, as far as a file can say it. Two are the same when nothing a file could say differs. */
public sealed interface Thing {
    ObjectMapper JSON = StrictJson.newMapper();

    String kind();

    /** Stays the same whatever else changes. */
    String identity();

    /** As people know it. */
    String name();

    /** What could change about it. */
    default ObjectNode fields() {
        return JSON.<ObjectNode>valueToTree(this).without(List.of("id", "kind"));
    }

    /** A group of components. */
    record Group(UUID id, String name, String description, int position) implements Thing {
        @Override
        public String kind() {
            return CatalogNews.GROUP;
        }

        @Override
        public String identity() {
            return id.toString();
        }
    }

    /**
     * A component.
     *
     * @param group id of the one it is listed under, or null
     * @param dependsOn in the order of their ids
     */
    record Component(
            UUID id,
            String name,
            UUID group,
            String description,
            int position,
            boolean onlyShowIfDegraded,
            boolean showcase,
            LocalDate startDate,
            List<UUID> dependsOn,
            List<String> regions,
            Provides provides)
            implements Thing {
        @Override
        public String kind() {
            return CatalogNews.COMPONENT;
        }

        @Override
        public String identity() {
            return id.toString();
        }

        Component in(UUID otherGroup) {
            return new Component(
                    id,
                    name,
                    otherGroup,
                    description,
                    position,
                    onlyShowIfDegraded,
                    showcase,
                    startDate,
                    dependsOn,
                    regions,
                    provides);
        }

        Component needing(List<UUID> needed) {
            return new Component(
                    id,
                    name,
                    group,
                    description,
                    position,
                    onlyShowIfDegraded,
                    showcase,
                    startDate,
                    needed,
                    regions,
                    provides);
        }
    }

    /** A region of our own. */
    record Place(String code, String name, String parent) implements Thing {
        @Override
        public String kind() {
            return CatalogNews.REGION;
        }

        @Override
        public String identity() {
            return code;
        }
    }

    /** A role, a person, a template, a runbook. */
    record Entry(UUID id, String kind, String key, ObjectNode body) implements Thing {
        @Override
        public String identity() {
            return id.toString();
        }

        @Override
        public String name() {
            return body.path("name").asText(key);
        }

        @Override
        public ObjectNode fields() {
            return body;
        }
    }
}
