package io.sitrep.notifier.channel;

/** What was found of a message whose outcome is not known. */
public sealed interface Sighting {
    /** It is there. @param remoteId the provider's name for it */
    record Found(String remoteId) implements Sighting {}

    /** It is certainly not there, as far as the provider can tell by now. */
    record NotThere() implements Sighting {}

    /** It could not be asked, does not say, or shows something that may be it or not. */
    record Unclear() implements Sighting {}
}
