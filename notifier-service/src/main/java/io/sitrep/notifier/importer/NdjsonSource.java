package io.sitrep.notifier.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.sitrep.notifier.importer.ImportLine.Bad;
import io.sitrep.notifier.importer.ImportLine.Row;
import io.sitrep.notifier.importer.ImportLine.Standing;
import io.sitrep.notifier.subscription.NewSubscriber;
import java.io.IOException;
import java.io.Reader;
import java.util.List;

/** One JSON object a line, with the fields of the API. Empty lines are passed over; one that is too long is read past, and not kept. */
final class NdjsonSource implements ImportLine.Source {
    private static final int LONGEST = 64 * 1024;

    private final Reader text;
    private final ObjectMapper json;
    private long line;

    NdjsonSource(Reader text, ObjectMapper json) {
        this.text = text;
        this.json = json;
    }

    @Override
    public ImportLine next() throws IOException {
        StringBuilder one = new StringBuilder();
        while (read(one)) {
            line++;
            if (one.length() > LONGEST) {
                return new Bad(line, "the line is longer than " + LONGEST + " characters");
            }
            if (!one.toString().isBlank()) {
                return row(one.toString());
            }
        }
        return null;
    }

    /** @return false at the end; of a line that is too long one character more than is allowed is there */
    private boolean read(StringBuilder into) throws IOException {
        into.setLength(0);
        int next = text.read();
        if (next < 0) {
            return false;
        }
        while (next >= 0 && next != '\n') {
            if (into.length() <= LONGEST) {
                into.append((char) next);
            }
            next = text.read();
        }
        return true;
    }

    private ImportLine row(String one) {
        try {
            NewSubscriber wanted = json.readValue(one, NewSubscriber.class);
            return wanted == null
                    ? new Bad(line, "not an object")
                    : new Row(line, wanted, List.of(), Standing.CONFIRMED);
        } catch (UnrecognizedPropertyException unknown) {
            return new Bad(line, "there is no such field as it has");
        } catch (JsonProcessingException malformed) {
            return new Bad(line, "not JSON, or a field is of the wrong type");
        }
    }
}
