package io.sitrep.incident.catalog.document;

import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is wrong with a catalog, all of it: each with its path and, where the text is known, its line. What could not even be
 * read as a catalog weighs more than a value that is not allowed: then the whole is answered as malformed.
 */
public final class Findings {
    /** Nobody mends more at once, and nobody's file makes an answer longer than itself. */
    private static final int MOST = 200;

    private final Lines lines;
    private final String within;
    private final List<Finding> all = new ArrayList<>();
    private boolean malformed;

    Findings(Lines lines) {
        this(lines, "");
    }

    private Findings(Lines lines, String within) {
        this.lines = lines;
        this.within = within;
    }

    /** Of a document nobody wrote as a text: the paths of one thing in it begin at that thing, and nothing has a line. */
    public static Findings within(String path) {
        return new Findings(new Lines(), path + ".");
    }

    private record Finding(int line, String path, String message) {
        FieldError error() {
            return new FieldError(path, line == 0 ? message : "line " + line + ": " + message);
        }
    }

    /** It is not of the form a catalog has: an unknown field, a wrong type. */
    public void malformed(String path, String message) {
        malformed = true;
        refuse(path, message);
    }

    /** @param line where it stands, which its path alone would not say */
    void malformed(String path, int line, String message) {
        malformed = true;
        add(new Finding(line, path, message));
    }

    /** The value is missing or not allowed. */
    public void refuse(String path, String message) {
        add(new Finding(lines.of(path), path, message));
    }

    private void add(Finding finding) {
        Finding said = finding.path().startsWith(within)
                ? new Finding(finding.line(), finding.path().substring(within.length()), finding.message())
                : finding;
        if (all.size() < MOST && !all.contains(said)) {
            all.add(said);
        }
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** In the order of the text. */
    public List<FieldError> errors() {
        return all.stream()
                .sorted(Comparator.comparingInt(Finding::line))
                .map(Finding::error)
                .toList();
    }

    /** @throws ProblemException 400 or 422 that names all of them, when there is any */
    public void done() {
        if (!all.isEmpty()) {
            Problem invalid = Problem.invalid(errors());
            throw new ProblemException(
                    malformed
                            ? Problem.malformed(
                                    invalid.detail(), invalid.errors().toArray(FieldError[]::new))
                            : invalid);
        }
    }
}
