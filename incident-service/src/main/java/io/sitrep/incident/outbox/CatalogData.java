package io.sitrep.incident.outbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/**
 * The data of an event about a thing of the catalog: {@code kind}, the fields of the thing beside it, and
 * {@code old_status} where it tells of one.
 */
@JsonSerialize(using = CatalogData.Flat.class)
record CatalogData(String kind, Object whole, String oldStatus) {

    static final class Flat extends StdSerializer<CatalogData> {
        private static final long serialVersionUID = 1L;

        Flat() {
            super(CatalogData.class);
        }

        @Override
        public void serialize(CatalogData data, JsonGenerator json, SerializerProvider provider) throws IOException {
            JsonNode thing = ((ObjectMapper) json.getCodec()).valueToTree(data.whole());
            json.writeStartObject();
            json.writeStringField("kind", data.kind());
            for (var field : thing.properties()) {
                json.writeFieldName(field.getKey());
                json.writeTree(field.getValue());
            }
            if (data.oldStatus() != null) {
                json.writeStringField("old_status", data.oldStatus());
            }
            json.writeEndObject();
        }
    }
}
