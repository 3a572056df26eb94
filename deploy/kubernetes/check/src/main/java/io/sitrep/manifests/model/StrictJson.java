package io.sitrep.manifests.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.util.List;
import java.util.stream.Collectors;

/** Reads JSON into models as an API server would take it: a number is no text, a text is no number, half a thing is no whole one. */
final class StrictJson {
    private static final ObjectMapper MAPPER = mapper();

    private StrictJson() {}

    /** What does not fit a model, and where. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String says) {
            super(says);
        }
    }

    private static ObjectMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                .forEach(shape -> builder.withCoercionConfig(
                        LogicalType.Textual, config -> config.setCoercion(shape, CoercionAction.Fail)));
        return builder.build();
    }

    static <T> T read(JsonNode tree, Class<T> model) throws Unfit {
        try {
            return MAPPER.treeToValue(tree, model);
        } catch (JsonMappingException e) {
            String path = e.getPath().stream()
                    .map(part -> part.getFieldName() == null ? String.valueOf(part.getIndex()) : part.getFieldName())
                    .collect(Collectors.joining("/", "/", ""));
            throw new Unfit(path + " has the wrong type: " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw new Unfit("can't be read: " + e.getOriginalMessage());
        }
    }
}
