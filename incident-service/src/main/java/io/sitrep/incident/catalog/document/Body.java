package io.sitrep.incident.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;

/** The body of a request that says something of one thing. */
public final class Body {
    private Body() {}

    /** @throws ProblemException 400 when it is not a JSON object */
    public static ObjectNode read(byte[] body) {
        Document document = CatalogText.read(body == null ? new byte[0] : body, "application/json");
        document.findings().done();
        return document.root();
    }

    /** @throws ProblemException 422 when it says something else than the address of what the thing is known by */
    public static ObjectNode about(ObjectNode fields, String field, String key) {
        JsonNode said = fields.path(field);
        if (!said.isMissingNode() && !said.asText().equals(key)) {
            throw ProblemException.invalid(field, "is what it is known by and stays as it is");
        }
        return fields;
    }

    /** 409 for something that is there already. */
    public static ProblemException taken(String what) {
        return new ProblemException(Problem.of(409, "name-taken", "Name taken", what));
    }
}
