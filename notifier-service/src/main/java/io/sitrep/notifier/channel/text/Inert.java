package io.sitrep.notifier.channel.text;

import java.util.regex.Pattern;

/** Makes words harmless by which a network would call somebody: what an incident says is for reading. */
public final class Inert {
    private static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\p{N}])@(?=[\\p{L}\\p{N}_])");

    private Inert() {}

    /** With an invisible character behind each sign that would mention somebody; mail addresses stay as they are. */
    public static String mentions(String text) {
        return MENTION.matcher(text).replaceAll("@\u200B");
    }
}
