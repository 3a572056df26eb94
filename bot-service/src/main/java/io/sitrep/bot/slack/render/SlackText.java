package io.sitrep.bot.slack.render;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Between text as people read it and Slack's own notation, in which {@code &}, {@code <} and {@code >} are signs. Source:
 * https://docs.slack.dev/messaging/formatting-message-text, read 2026-11-21.
 */
public final class SlackText {
    /** {@code <@U1|bob>}, {@code <#C1|general>}, {@code <!channel>}, {@code <https://example.com|example.com>}. */
    private static final Pattern MARKED = Pattern.compile("<([@#!]?)([^<>|]*)(?:\\|([^<>]*))?>");

    private static final Pattern SUBTEAM_OR_DATE = Pattern.compile("(subteam|date)\\^.*");

    private SlackText() {}

    /** What the person typed: marks become the words they stand for, and nobody is notified by them any more. */
    public static String asTyped(String sent) {
        Matcher mark = MARKED.matcher(sent);
        StringBuilder typed = new StringBuilder();
        while (mark.find()) {
            mark.appendReplacement(typed, Matcher.quoteReplacement(words(mark.group(1), mark.group(2), mark.group(3))));
        }
        return mark.appendTail(typed)
                .toString()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    /** Whom the person mentioned: Slack's ids, by the words that stand for them in {@link #asTyped}. */
    public static Map<String, String> mentioned(String sent) {
        Matcher mark = MARKED.matcher(sent);
        Map<String, String> mentioned = new HashMap<>();
        while (mark.find()) {
            if (mark.group(1).equals("@")) {
                mentioned.put(words("@", mark.group(2), mark.group(3)), mark.group(2));
            }
        }
        return mentioned;
    }

    /** People a text mentions without saying their name: it is Slack that knows it. */
    public static Set<String> unnamed(String sent) {
        Set<String> people = new LinkedHashSet<>();
        for (Matcher mark = MARKED.matcher(sent); mark.find(); ) {
            boolean named = mark.group(3) != null && !mark.group(3).isEmpty();
            if (mark.group(1).equals("@") && !named) {
                people.add(mark.group(2));
            }
        }
        return people;
    }

    /** The same text, with people's names in their mentions. */
    public static String naming(String sent, Map<String, String> names) {
        String named = sent;
        for (Map.Entry<String, String> name : names.entrySet()) {
            String safe = shown(name.getValue()).replace("|", " ");
            named = named.replace("<@" + name.getKey() + ">", "<@" + name.getKey() + "|" + safe + ">");
        }
        return named;
    }

    /** Text that Slack shows just as it is: no mark in it does anything. */
    public static String shown(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String words(String kind, String what, String label) {
        if (kind.isEmpty()) {
            return what;
        }
        String name = label == null || label.isEmpty() ? what : label;
        if (kind.equals("!") && SUBTEAM_OR_DATE.matcher(what).matches()) {
            return label == null ? "" : label;
        }
        String sign = kind.equals("#") ? "#" : "@";
        return name.startsWith(sign) ? name : sign + name;
    }
}
