package io.sitrep.incident.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** A text that a request can set, leave out, or take away by null: then it reads as the empty text. */
public class Withdrawable extends StdDeserializer<String> {
    private static final long serialVersionUID = 1L;

    public Withdrawable() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return context.readValue(parser, String.class);
    }

    @Override
    public String getNullValue(DeserializationContext context) {
        return "";
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return null;
    }
}
