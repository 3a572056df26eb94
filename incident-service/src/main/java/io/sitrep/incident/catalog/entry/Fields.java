package io.sitrep.incident.catalog.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.incident.catalog.plan.Reading;

/** Takes fields over, those that say nothing left out: so that what means the same also looks the same. */
final class Fields {
    private final ObjectNode kept = JsonNodeFactory.instance.objectNode();
    private final Reading written;

    Fields(Reading written) {
        this.written = written;
    }

    Fields take(String... fields) {
        for (String field : fields) {
            JsonNode value = written.json().get(field);
            if (value != null && !value.isNull() && !(value.isContainerNode() && value.isEmpty())) {
                kept.set(field, value.deepCopy());
            }
        }
        return this;
    }

    /** A flag that is off says nothing. */
    Fields flag(String field) {
        if (written.flag(field)) {
            kept.put(field, true);
        }
        return this;
    }

    ObjectNode kept() {
        return kept;
    }
}
