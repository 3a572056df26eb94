package io.sitrep.bot.command;

import io.sitrep.bot.incident.Dossier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an incident stood when a form about it was opened, as one word of the form's command: of what can be overwritten by sending
 * it, a few letters each, enough to see that it is another by now.
 */
final class Seen {
    private static final Pattern SIGN = Pattern.compile("seen:([0-9a-f]{6}(?:\\.[0-9a-f]{6})*)");
    private static final int LETTERS = 6;

    private final List<String> marks;

    private Seen(List<String> marks) {
        this.marks = marks;
    }

    static String sign(Dossier incident) {
        List<String> marks = new ArrayList<>(List.of(workaround(incident)));
        incident.components().forEach(component -> marks.add(mark(component.id(), component.status())));
        return "seen:" + String.join(".", marks);
    }

    /** The word as it is kept; empty for any other word. */
    static Optional<String> sign(String typed) {
        Matcher sign = SIGN.matcher(typed);
        return sign.matches() ? Optional.of(sign.group(1)) : Optional.empty();
    }

    static Seen of(String kept) {
        return new Seen(List.of(kept.split("\\.")));
    }

    boolean hasThisWorkaround(Dossier now) {
        return marks.get(0).equals(workaround(now));
    }

    /** @param status null where it is not part of the incident now */
    boolean has(String component, String status) {
        List<String> components = marks.subList(1, marks.size());
        return status == null
                ? ComponentState.wires().stream().noneMatch(any -> components.contains(mark(component, any)))
                : components.contains(mark(component, status));
    }

    private static String workaround(Dossier incident) {
        return mark("workaround", Objects.toString(incident.workaround(), ""));
    }

    private static String mark(Object what, String value) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((what + "=" + value).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LETTERS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
