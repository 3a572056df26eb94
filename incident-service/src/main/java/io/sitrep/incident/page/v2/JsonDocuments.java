package io.sitrep.incident.page.v2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.incident.page.Digest;
import io.sitrep.incident.page.PageState;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Answers as bytes. What everybody asks for is written once for each state of the page, however many ask. */
@Singleton
class JsonDocuments {
    private final ObjectMapper json;
    private volatile Edition edition = new Edition(null, Map.of());

    JsonDocuments(ObjectMapper json) {
        this.json = json;
    }

    /** What is sent, and its name for who has it already. */
    record Document(byte[] body, String tag) {}

    private record Edition(PageState of, Map<String, Document> documents) {}

    /** @param name of the address, the same for all who ask for it */
    Document once(PageState state, String name, Supplier<Object> content) {
        Edition current = edition;
        if (current.of != state) {
            current = new Edition(state, new ConcurrentHashMap<>());
            edition = current;
        }
        return current.documents.computeIfAbsent(name, absent -> write(content.get()));
    }

    Document write(Object content) {
        try {
            byte[] body = json.writeValueAsBytes(content);
            return new Document(body, Digest.of(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
