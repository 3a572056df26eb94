package io.sitrep.incident.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.util.Converter;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.sitrep.incident.domain.ComponentChange;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Wire;
import io.sitrep.kit.json.StrictJson;
import java.util.List;
import java.util.Map;

/** Small structures that are always read whole are kept as JSON in one column. */
final class JsonText {
    private static final Converter<ComponentStatus, String> WRITE = new StdConverter<>() {
        @Override
        public String convert(ComponentStatus status) {
            return status.wire();
        }
    };

    private static final Converter<String, ComponentStatus> READ = new StdConverter<>() {
        @Override
        public ComponentStatus convert(String wire) {
            return Wire.parse(ComponentStatus.class, wire);
        }
    };

    /** Statuses are kept under the names they have outside, as in every other column. */
    private static final ObjectMapper JSON = StrictJson.newMapper()
            .registerModule(new SimpleModule("wire names")
                    .addSerializer(ComponentStatus.class, new StdDelegatingSerializer(ComponentStatus.class, WRITE))
                    .addDeserializer(ComponentStatus.class, new StdDelegatingDeserializer<>(READ)));

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<ComponentChange>> CHANGES = new TypeReference<>() {};

    private JsonText() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Map<String, String> texts(String json) {
        return read(json, TEXTS);
    }

    static List<ComponentChange> changes(String json) {
        return read(json, CHANGES);
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("A stored structure can't be read", corrupt);
        }
    }
}
