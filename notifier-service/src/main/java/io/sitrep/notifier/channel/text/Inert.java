package io.sitrep.notifier.channel.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes words harmless by which a network would call somebody: what an incident says is for reading. */
public final class Inert {
    /** What X reads as a mention is the most: after any letter but a Latin one, with either sign, and after RT. */
    private static final String CALLED = "(?=[\\p{L}\\p{N}_])";

    private static final Pattern MENTION =
            Pattern.compile("(?:(?<![A-Za-z0-9])|(?<=(?<![A-Za-z0-9])[rR][tT]))[@\uFF20]" + CALLED);

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    /** A link may name somebody after a slash: no network takes that for a mention. */
    private static final Pattern MENTION_IN_LINK = Pattern.compile("(?<![A-Za-z0-9/=])[@\uFF20]" + CALLED);

    private Inert() {}

    /** With an invisible character behind each sign that would mention somebody; mail addresses and links stay as they are. */
    public static String mentions(String text) {
        StringBuilder inert = new StringBuilder();
        int done = 0;
        for (Matcher link = LINK.matcher(text); link.find(); done = link.end()) {
            inert.append(without(MENTION, text.substring(done, link.start())))
                    .append(without(MENTION_IN_LINK, link.group()));
        }
        return inert.append(without(MENTION, text.substring(done))).toString();
    }

    private static String without(Pattern mention, String text) {
        return mention.matcher(text).replaceAll("$0\u200B");
    }
}
