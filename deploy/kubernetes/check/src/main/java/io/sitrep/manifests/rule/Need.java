package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Manifest;

/**
 * What a user of Kafka has to be allowed to do.
 *
 * @param type of what: {@code topic}, {@code group}, {@code transactionalId}
 * @param operation as Strimzi writes it: {@code Read}
 */
record Need(String type, String name, String operation) {
    static Need read(String topic) {
        return new Need("topic", topic, "Read");
    }

    static Need write(String topic) {
        return new Need("topic", topic, "Write");
    }

    static Need group(String name) {
        return new Need("group", name, "Read");
    }

    boolean isMetBy(JsonNode acl) {
        return Manifest.each(acl.path("operations"))
                        .anyMatch(each -> each.asText().equals(operation))
                && isAbout(acl.path("resource"));
    }

    private boolean isAbout(JsonNode resource) {
        String of = resource.path("name").asText();
        boolean fits =
                resource.path("patternType").asText("literal").equals("prefix") ? name.startsWith(of) : name.equals(of);
        return fits && resource.path("type").asText().equals(type);
    }
}
