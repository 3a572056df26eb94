package io.sitrep.kit.problem;

/**
 * One value of a request that is missing or not allowed.
 *
 * @param field path of the value in the request, with dots: {@code translations.it.message}
 * @param message what is wrong with it, a clause without a full stop
 */
public record FieldError(String field, String message) {}
