package io.sitrep.incident.importer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.kit.json.StrictJson;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a Statuspage export item by item, so that its size does not matter; fields we don't know are passed over. */
final class StatuspageReader {
    private static final ObjectMapper JSON = StrictJson.newMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // What follows an item is the next item.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StatuspageReader() {}

    /** Takes one item of the export. */
    interface Sink {
        void incident(JsonNode item);

        void maintenance(JsonNode item);
    }

    /** @throws ProblemException 400 when the JSON breaks off or is no export; what was read before it stays read */
    static void read(InputStream body, Sink sink) throws IOException {
        try (JsonParser json = JSON.getFactory().createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new ProblemException(Problem.malformed("An export is a JSON object with the field incidents"));
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "incidents" -> items(json, sink::incident);
                    case "scheduled_maintenances" -> items(json, sink::maintenance);
                    default -> json.skipChildren();
                }
            }
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            throw new ProblemException(Problem.malformed("The JSON can't be read from line " + at.getLineNr()
                    + ", column " + at.getColumnNr() + " on; what stands before it was imported"));
        }
    }

    /** @throws Unusable when the item is not of the shape of an incident */
    static StatuspageIncident incident(JsonNode item) {
        try {
            StatuspageIncident incident = JSON.treeToValue(item, StatuspageIncident.class);
            if (incident.id() == null || !incident.id().matches("[a-z0-9]{12}")) {
                throw new Unusable("id is not twelve lower-case letters and digits");
            }
            if (incident.incidentUpdates() == null || incident.incidentUpdates().isEmpty()) {
                throw new Unusable("has no updates");
            }
            if (incident.components() == null) {
                throw new Unusable("components is missing");
            }
            return incident;
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            throw new Unusable("is not of the shape of an incident");
        }
    }

    private static void items(JsonParser json, java.util.function.Consumer<JsonNode> sink) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new ProblemException(Problem.malformed("incidents and scheduled_maintenances are lists"));
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            sink.accept(JSON.readTree(json));
        }
    }
}
