package io.sitrep.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * An error as RFC 9457 words it: what every refused request is answered with.
 *
 * @param type relative reference that names the kind of problem: {@code /problems/illegal-transition}
 * @param title the kind of problem in a few words, the same for each occurrence
 * @param status the HTTP status it is sent with
 * @param detail what went wrong this time, for a person; never a secret
 * @param errors the values that are wrong, empty where no single value is
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    public static Problem of(int status, String slug, String title, String detail) {
        return new Problem("/problems/" + slug, title, status, detail, List.of());
    }

    /** 400: the request could not be read. */
    public static Problem malformed(String detail, FieldError... errors) {
        return new Problem("/problems/malformed-request", "Request could not be read", 400, detail, List.of(errors));
    }

    /** 422: the request was read, and a value in it is missing or not allowed. */
    public static Problem invalid(List<FieldError> errors) {
        FieldError first = errors.get(0);
        String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        return new Problem(
                "/problems/invalid-value",
                "A value is missing or not allowed",
                422,
                first.field() + ": " + first.message() + more,
                errors);
    }

    /** 404: there is no such thing. */
    public static Problem notFound(String what) {
        return of(404, "not-found", "Not found", "There is no " + what);
    }

    /** 401: the caller is not known. */
    public static Problem unauthorized(String detail) {
        return of(401, "unauthorized", "Token missing or not valid", detail);
    }
}
