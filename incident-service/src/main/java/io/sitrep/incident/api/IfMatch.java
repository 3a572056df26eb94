package io.sitrep.incident.api;

import io.sitrep.incident.command.Expected;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code If-Match}: the versions of an incident its caller has seen and is willing to change. */
final class IfMatch {
    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

    private IfMatch() {}

    /** @throws ProblemException 428 when it is absent */
    static Expected required(HttpHeaders headers) {
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) == null) {
            throw new ProblemException(Problem.of(
                    428,
                    "precondition-required",
                    "If-Match wanted",
                    "Send the ETag it was read with as If-Match, so that nobody's change is overwritten unseen"));
        }
        return optional(headers);
    }

    /** Any version when it is absent. An ETag that is none of ours matches nothing. */
    static Expected optional(HttpHeaders headers) {
        String header = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (header == null || header.strip().equals("*")) {
            return Expected.ANY;
        }
        Set<Long> versions = new HashSet<>();
        for (String tag : header.split(",", -1)) {
            var form = ETAG.matcher(tag.strip());
            if (form.matches()) {
                versions.add(Long.parseLong(form.group(1)));
            }
        }
        return new Expected(versions);
    }
}
