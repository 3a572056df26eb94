package io.sitrep.incident.catalog.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.sitrep.incident.domain.PlainText;
import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;

/**
 * Where a document grows while it is read: counts what there is, remembers the lines, and cleans texts. However small the
 * text, what comes of it is bounded: aliases of YAML can multiply.
 */
final class Grove {
    static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_VALUES = 100_000;
    private static final int DEEPEST = 30;
    /** Paths are kept of every value: long names in deep places would multiply. */
    private static final int LONGEST_NAME = 200;

    private final Lines lines = new Lines();
    private final Findings findings = new Findings(lines);
    private int values;

    Findings findings() {
        return findings;
    }

    /** @throws ProblemException 400 when there is too much of it */
    void value(String path, int depth, int line) {
        lines.put(path, line);
        if (depth > DEEPEST) {
            throw unreadable(line, "is nested more than " + DEEPEST + " levels deep");
        }
        if (++values > MOST_VALUES) {
            throw unreadable(
                    line, "has more than " + MOST_VALUES + " values, those that aliases repeat counted each time");
        }
    }

    /** A field that is written twice is named, and the first counts. */
    boolean isNew(ObjectNode object, String path, String field, int line) {
        if (field.length() > LONGEST_NAME) {
            throw unreadable(line, "has a field name of more than " + LONGEST_NAME + " characters");
        }
        if (object.has(field)) {
            findings.malformed(Lines.child(path, field), line, "stands twice in the same place");
            return false;
        }
        return true;
    }

    TextNode text(String path, String text, int line) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                findings.malformed(path, line, "holds a NUL character or half a surrogate pair");
                return JSON.textNode("");
            }
        }
        return JSON.textNode(PlainText.clean(text));
    }

    static ProblemException unreadable(int line, String why) {
        String message = line > 0 ? "line " + line + ": " + why : why;
        return new ProblemException(
                Problem.malformed("The catalog could not be read: " + message, new FieldError("", message)));
    }
}
