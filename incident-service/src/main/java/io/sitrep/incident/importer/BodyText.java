package io.sitrep.incident.importer;

import io.sitrep.incident.domain.PlainText;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The body of an imported update as Markdown. Bodies are HTML or plain text and don't say which: only one that holds a
 * known tag is read as HTML, so that "&lt; 2% of customer runs" survives as it is.
 */
final class BodyText {
    private static final Pattern TAG = Pattern.compile(
            "</?(p|br|ul|ol|li|a|b|i|em|strong|code|pre|div|span|h[1-6]|blockquote|u|small|hr|var|time)(\\s[^<>]*)?/?>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MANY_LINES = Pattern.compile("\\n{3,}");
    private static final Pattern SPACE_BEFORE_LINE = Pattern.compile("[ \\t]+\\n");

    private BodyText() {}

    static String of(String body) {
        if (!TAG.matcher(body).find()) {
            return PlainText.clean(body);
        }
        StringBuilder text = new StringBuilder();
        Jsoup.parseBodyFragment(body).body().childNodes().forEach(node -> write(node, text));
        String lines = SPACE_BEFORE_LINE.matcher(text).replaceAll("\n");
        return PlainText.clean(MANY_LINES.matcher(lines).replaceAll("\n\n"));
    }

    private static void write(Node node, StringBuilder text) {
        if (node instanceof TextNode words) {
            text.append(words.getWholeText());
        } else if (node instanceof Element element) {
            open(element, text);
            element.childNodes().forEach(child -> write(child, text));
            close(element, text);
        }
    }

    private static void open(Element element, StringBuilder text) {
        switch (element.normalName()) {
            case "br" -> text.append('\n');
            case "li" -> text.append("\n- ");
            case "p", "div", "ul", "ol", "blockquote", "pre" -> text.append("\n\n");
            case "h1", "h2", "h3", "h4", "h5", "h6" -> text.append("\n\n**");
            case "strong", "b" -> text.append("**");
            case "em", "i" -> text.append('*');
            case "code" -> text.append('`');
            case "a" -> text.append('[');
            default -> {
                // Its text is all we need.
            }
        }
    }

    private static void close(Element element, StringBuilder text) {
        switch (element.normalName()) {
            case "p", "div", "ul", "ol", "blockquote", "pre" -> text.append("\n\n");
            case "h1", "h2", "h3", "h4", "h5", "h6" -> text.append("**\n\n");
            case "strong", "b" -> text.append("**");
            case "em", "i" -> text.append('*');
            case "code" -> text.append('`');
            case "a" -> text.append("](").append(element.attr("href")).append(')');
            default -> {
                // Nothing was opened.
            }
        }
    }
}
