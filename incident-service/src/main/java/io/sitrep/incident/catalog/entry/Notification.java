package io.sitrep.incident.catalog.entry;

import io.sitrep.incident.catalog.plan.Reading;
import io.sitrep.incident.domain.Wire;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template by which readers are told, not one that people begin from. Says what is wrong with it as the notifier would: which would
 * pass it over.
 */
final class Notification {
    static final String PURPOSE = "purpose";
    static final String CHANNEL = "channel";

    private static final String WORD = "notification";
    private static final int LONGEST = 5_000;

    /** Where a reader has the link anyway, or could do nothing with it. */
    private static final Set<String> WITHOUT_LINK = Set.of("email", "voice");

    /** Two braces mean the same as one; none reaches over the end of a line. */
    private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}\\n\\r]*)}}|\\{([^{}\\n\\r]*)}");

    private Notification() {}

    static boolean is(Reading template) {
        return WORD.equals(template.text(PURPOSE));
    }

    /** Title and message in the language of the page. */
    static void check(Reading template) {
        words(template, template.text(CHANNEL));
        if (template.flag("first_update")) {
            template.refuse("first_update", "is for what people write: this template is for messages to readers");
        }
    }

    /** Of what is for people to begin from. */
    static void checkIsNone(Reading template) {
        if (template.has(CHANNEL)) {
            template.refuse(CHANNEL, "is for messages to readers: those have purpose: " + WORD);
        }
    }

    /** Title and message in one language. */
    static void words(Reading words, String channel) {
        check(words, "title");
        Set<NotificationPlaceholder> used = check(words, "message");
        boolean wantsLink = channel == null || !WITHOUT_LINK.contains(channel);
        if (words.text("message") != null && wantsLink && !used.contains(NotificationPlaceholder.LINK)) {
            words.refuse("message", "lacks {link}: readers could not follow the incident");
        }
    }

    private static Set<NotificationPlaceholder> check(Reading words, String field) {
        Set<NotificationPlaceholder> used = EnumSet.noneOf(NotificationPlaceholder.class);
        String text = words.text(field);
        if (text == null) {
            return used;
        }
        if (text.length() > LONGEST) {
            words.refuse(field, "is longer than " + LONGEST + " characters");
        }
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            String name = (places.group(1) == null ? places.group(2) : places.group(1)).strip();
            Wire.read(NotificationPlaceholder.class, name)
                    .ifPresentOrElse(
                            place -> {
                                if (!used.add(place)) {
                                    words.refuse(field, "holds " + place.written() + " twice");
                                }
                            },
                            () -> words.refuse(
                                    field,
                                    "holds the unknown placeholder {" + name + "}; there are "
                                            + NotificationPlaceholder.all()));
        }
        String rest = PLACE.matcher(text).replaceAll("");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            words.refuse(field, "holds a brace without its other half");
        }
        return used;
    }
}
