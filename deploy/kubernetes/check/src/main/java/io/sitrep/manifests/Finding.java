package io.sitrep.manifests;

/**
 * One thing that is wrong with a set of manifests.
 *
 * @param rule the name of the rule that found it
 * @param object whom it is about: {@code Deployment/notifier}
 * @param says what is wrong, for a person
 */
public record Finding(String rule, String object, String says) {
    @Override
    public String toString() {
        return object + ": " + says + " [" + rule + "]";
    }
}
