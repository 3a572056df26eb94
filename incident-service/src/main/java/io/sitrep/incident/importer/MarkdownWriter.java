package io.sitrep.incident.importer;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Writes HTML as Markdown: paragraphs, breaks, lists, emphasis, code and links; of everything else the text. What would
 * mean something in Markdown and was mere text is escaped. Not kept: the numbers of numbered lists, and how deep a list
 * stands in another.
 */
final class MarkdownWriter implements NodeVisitor {
    /** Emphasis and code, and what makes a link of brackets; an underscore inside a word means nothing. */
    private static final Pattern SPECIAL =
            Pattern.compile("[*`]|\\\\(?=\\p{Punct})|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])|](?=[(\\[:])");

    private static final Pattern LINE_START = Pattern.compile("(?m)^(\\s*)([-+>#])(?=\\s|#|>|$)");
    private static final Pattern NUMBERED = Pattern.compile("(?m)^(\\s*\\d{1,9})([.)])(?=\\s|$)");

    private final StringBuilder text = new StringBuilder();
    private int code;

    String text() {
        return text.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            text.append(code > 0 ? words.getWholeText() : escaped(words.getWholeText()));
        } else if (node instanceof Element element) {
            open(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            close(element);
        }
    }

    private String escaped(String words) {
        String plain = SPECIAL.matcher(words).replaceAll("\\\\$0");
        boolean atLineStart = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        // Only where a line begins can these mean anything; the first line of a node may go on with the last node's.
        int first = atLineStart ? 0 : plain.indexOf('\n') + 1;
        if (first == 0 && !atLineStart) {
            return plain;
        }
        String lines = LINE_START.matcher(plain.substring(first)).replaceAll("$1\\\\$2");
        return plain.substring(0, first) + NUMBERED.matcher(lines).replaceAll("$1\\\\$2");
    }

    private void open(Element element) {
        switch (element.normalName()) {
            case "br" -> text.append('\n');
            case "li", "dt", "dd" -> text.append("\n- ");
            case "p", "div", "ul", "ol", "dl", "blockquote", "pre", "table", "hr" -> text.append("\n\n");
            case "tr" -> text.append('\n');
            case "td", "th" -> text.append(' ');
            case "h1", "h2", "h3", "h4", "h5", "h6" -> text.append("\n\n**");
            case "strong", "b" -> text.append("**");
            case "em", "i" -> text.append('*');
            case "code" -> {
                text.append('`');
                code++;
            }
            case "a" -> text.append('[');
            default -> {
                // Its text is all we need.
            }
        }
    }

    private void close(Element element) {
        switch (element.normalName()) {
            case "p", "div", "ul", "ol", "dl", "blockquote", "pre", "table" -> text.append("\n\n");
            case "h1", "h2", "h3", "h4", "h5", "h6" -> text.append("**\n\n");
            case "strong", "b" -> text.append("**");
            case "em", "i" -> text.append('*');
            case "code" -> {
                text.append('`');
                code--;
            }
            case "a" -> text.append("](").append(target(element.attr("href"))).append(')');
            default -> {
                // Nothing was opened.
            }
        }
    }

    private static String target(String href) {
        String plain = href.replace("\n", "").strip();
        return plain.matches("[^\\s()<>]*") ? plain : "<" + plain.replaceAll("[<>]", "") + ">";
    }
}
