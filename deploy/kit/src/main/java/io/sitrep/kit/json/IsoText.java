package io.sitrep.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Function;

/** Reads a time or a duration from its ISO 8601 text and from nothing else: a bare number has no unit. */
final class IsoText<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;
    /** The years a four-digit ISO 8601 text can name; PostgreSQL holds them all. */
    private static final int LAST_YEAR = 9999;

    private final transient Function<String, T> parser;

    private IsoText(Class<T> type, Function<String, T> parser) {
        super(type);
        this.parser = parser;
    }

    static IsoText<Instant> instants() {
        return new IsoText<>(Instant.class, IsoText::instant);
    }

    static IsoText<Duration> durations() {
        return new IsoText<>(Duration.class, Duration::parse);
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return (T) context.handleUnexpectedToken(handledType(), json);
        }
        String text = json.getText();
        try {
            return parser.apply(text);
        } catch (DateTimeException | ArithmeticException unreadable) {
            return (T) context.handleWeirdStringValue(handledType(), text, "not ISO 8601");
        }
    }

    private static Instant instant(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        if (time.getYear() < 1 || time.getYear() > LAST_YEAR) {
            throw new DateTimeException("year out of range");
        }
        return time.toInstant();
    }
}
