package io.sitrep.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import io.sitrep.kit.problem.ForbiddenText;
import java.io.IOException;

/** Reads strings, and refuses those that PostgreSQL and readers could not hold: a NUL, half a surrogate pair. */
final class WholeStrings extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1L;

    WholeStrings() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(String.class, json);
        }
        String text = json.getText();
        String fault = fault(text);
        if (fault != null) {
            throw JsonMappingException.from(json, fault, new ForbiddenText(fault));
        }
        return text;
    }

    private static String fault(String text) {
        for (int i = 0; text != null && i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "holds a NUL character";
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return "holds half a surrogate pair";
            }
        }
        return null;
    }
}
