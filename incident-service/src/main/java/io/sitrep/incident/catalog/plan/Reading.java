package io.sitrep.incident.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.incident.catalog.document.Document;
import io.sitrep.incident.catalog.document.Findings;
import io.sitrep.incident.catalog.document.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An object of a document and where it stands. Reads around what the schema has already found wrong, so that everything
 * else that is wrong is found too.
 */
public record Reading(ObjectNode json, String path, Findings findings) {

    /** The objects of a list; those of a section when the document is read. */
    public static List<Reading> list(Document document, String section) {
        return new Reading(document.root(), "", document.findings()).list(section);
    }

    public List<Reading> list(String field) {
        List<Reading> all = new ArrayList<>();
        String list = Lines.child(path, field);
        int index = 0;
        for (JsonNode item : json.path(field)) {
            if (item instanceof ObjectNode object && json.path(field).isArray()) {
                all.add(new Reading(object, Lines.child(list, index), findings));
            }
            index++;
        }
        return all;
    }

    /** Empty when it is left out. */
    Optional<Reading> object(String field) {
        return json.path(field) instanceof ObjectNode object
                ? Optional.of(new Reading(object, Lines.child(path, field), findings))
                : Optional.empty();
    }

    /** The texts of a list in which none may stand twice. */
    List<String> once(String field) {
        List<String> texts = new ArrayList<>();
        for (String text : texts(field)) {
            if (text != null && texts.contains(text)) {
                refuse(field, "has twice: " + text);
            } else if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    public boolean has(String field) {
        return json.has(field);
    }

    /** Null when it is left out. */
    public String text(String field) {
        JsonNode value = json.path(field);
        return value.isTextual() ? value.asText() : null;
    }

    public boolean flag(String field) {
        return json.path(field).asBoolean(false);
    }

    int number(String field, int otherwise) {
        JsonNode value = json.path(field);
        return value.isIntegralNumber() && value.canConvertToInt() ? value.asInt() : otherwise;
    }

    /** The texts of a list. */
    public List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        json.path(field).forEach(item -> texts.add(item.isTextual() ? item.asText() : null));
        return texts;
    }

    public void refuse(String field, String message) {
        findings.refuse(Lines.child(path, field), message);
    }

    public void refuse(String list, int index, String message) {
        findings.refuse(Lines.child(Lines.child(path, list), index), message);
    }

    /** The components a list names, each once; what is wrong with it stands in the findings. */
    public List<UUID> components(String field, ComponentNames names) {
        List<UUID> ids = new ArrayList<>();
        List<String> texts = texts(field);
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i) == null) {
                continue;
            }
            var called = names.called(texts.get(i));
            if (called.isEmpty()) {
                refuse(field, i, "is not a component that is known here: " + texts.get(i));
            } else if (called.size() > 1) {
                refuse(field, i, "is the name of more than one component: write Group / " + texts.get(i));
            } else if (ids.contains(called.get(0).id())) {
                refuse(field, i, "names a component twice: " + texts.get(i));
            } else {
                ids.add(called.get(0).id());
            }
        }
        return ids;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
