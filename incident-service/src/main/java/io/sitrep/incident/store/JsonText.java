package io.sitrep.incident.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.sitrep.incident.domain.ComponentChange;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Link;
import io.sitrep.incident.domain.Pending;
import io.sitrep.incident.domain.Person;
import io.sitrep.incident.domain.Proposal;
import io.sitrep.incident.domain.Publish;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.domain.Task;
import io.sitrep.incident.domain.Wire;
import io.sitrep.kit.json.StrictJson;
import java.util.List;
import java.util.Map;

/** Small structures that are always read whole are kept as JSON in one column. */
final class JsonText {
    /** Statuses are kept under the names they have outside, as in every other column. */
    private static final ObjectMapper JSON = StrictJson.newMapper()
            .registerModule(named(
                    named(named(new SimpleModule("wire names"), ComponentStatus.class), Status.class), Publish.class));

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<ComponentChange>> CHANGES = new TypeReference<>() {};
    private static final TypeReference<Map<String, ComponentStatus>> BY_REGION = new TypeReference<>() {};
    private static final TypeReference<List<Proposal>> PROPOSALS = new TypeReference<>() {};
    private static final TypeReference<Pending> PENDING = new TypeReference<>() {};
    private static final TypeReference<Map<String, Person>> ROLES = new TypeReference<>() {};
    private static final TypeReference<List<Task>> TASKS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Link>> LINKS = new TypeReference<>() {};

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

    static List<Proposal> proposals(String json) {
        return read(json, PROPOSALS);
    }

    static Map<String, ComponentStatus> statusByRegion(String json) {
        return read(json, BY_REGION);
    }

    static List<ComponentChange> changes(String json) {
        return read(json, CHANGES);
    }

    /** Of an update that is pending, or null. */
    static Pending pending(String json) {
        return json == null ? null : read(json, PENDING);
    }

    static Map<String, Person> roles(String json) {
        return read(json, ROLES);
    }

    static List<Task> tasks(String json) {
        return read(json, TASKS);
    }

    static Map<String, Link> links(String json) {
        return read(json, LINKS);
    }

    private static <E extends Enum<E> & Wire> SimpleModule named(SimpleModule module, Class<E> type) {
        return module.addSerializer(type, new StdDelegatingSerializer(type, new StdConverter<E, String>() {
                    @Override
                    public String convert(E value) {
                        return value.wire();
                    }
                }))
                .addDeserializer(type, new StdDelegatingDeserializer<>(new StdConverter<String, E>() {
                    @Override
                    public E convert(String wire) {
                        return Wire.parse(type, wire);
                    }
                }));
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("A stored structure can't be read", corrupt);
        }
    }
}
