package io.sitrep.e2e.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of a migration, in one line and in capitals, without comments, texts and the bodies of functions.
 *
 * @param since the release that its {@code -- contract: since} names; null where there is none
 */
record Statement(String text, String since) {
    private static final Pattern SINCE = Pattern.compile("--\\s*contract: since (\\S+).*");

    /** What is one thing for PostgreSQL: a comment, a text, a body between dollars, the end of a statement. */
    private static final Pattern PIECE =
            Pattern.compile("--[^\\n]*|/\\*.*?\\*/|'(?:[^']|'')*'|(\\$\\w*\\$).*?\\1|;", Pattern.DOTALL);

    static List<Statement> of(String sql) {
        List<Statement> all = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String since = null;
        Matcher piece = PIECE.matcher(sql);
        while (piece.find()) {
            piece.appendReplacement(text, "");
            String found = piece.group();
            if (found.equals(";")) {
                add(all, text, since);
                since = null;
            } else if (found.startsWith("--")) {
                Matcher marker = SINCE.matcher(found);
                since = marker.matches() ? marker.group(1) : since;
            } else if (found.startsWith("$") && text.toString().strip().equalsIgnoreCase("DO")) {
                // What it does it does now, unlike a function.
                text.append(' ').append(found.replace("$", " ").replace(";", " , "));
            } else {
                text.append(found.startsWith("'") ? "''" : " ");
            }
        }
        piece.appendTail(text);
        add(all, text, since);
        return all;
    }

    private static void add(List<Statement> all, StringBuilder text, String since) {
        String line = text.toString().strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
        text.setLength(0);
        if (!line.isEmpty()) {
            all.add(new Statement(line, since));
        }
    }

    /** Its parts between commas that stand in no brackets. */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            depth += at == '(' ? 1 : at == ')' ? -1 : 0;
            if (at == ',' && depth == 0) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(text.substring(from).strip());
        return parts;
    }
}
