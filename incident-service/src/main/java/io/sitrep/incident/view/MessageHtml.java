package io.sitrep.incident.view;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sitrep.incident.view.MessageNodes.Shape;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A message as safe HTML. The message is Markdown by whoever may post; the answer holds paragraphs, lists, quotes, code,
 * emphasis and links, and nothing that loads, runs, or turns the reading direction of what follows. HTML in a message is
 * shown as text, so "< 2% of customers" survives. A line break stays one, as in chat. Safe for use by many threads.
 */
public final class MessageHtml {
    /**
     * Characters that reorder the text around them (U+061C, U+202A to U+202E, U+2066 to U+2069): with them a message can make an
     * address or a status read as another one.
     */
    private static final Pattern BIDI_CONTROLS = Pattern.compile("[\\u061C\\u202A-\\u202E\\u2066-\\u2069]");

    /** From each {@code <} the parser may look for its end through the whole message: thousands of them take seconds. */
    private static final int MOST_BRACKETS = 500;

    /**
     * How much longer than its source the HTML may be. A link that is defined once and used thousands of times would
     * else make megabytes of a message that is within its limit, and an event that Kafka does not take.
     */
    private static final int MOST_GROWTH = 4;

    private static final int LEAST_ROOM = 16 * 1024;

    private static final Parser PARSER = Parser.builder().build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
            .softbreak("<br />\n")
            .attributeProviderFactory(context -> MessageHtml::describeLink)
            .build();

    /** Characters. A page, its feeds and its copies say the same texts again and again. */
    private static final long ROOM = 16L << 20;

    private static final Cache<String, String> WRITTEN = Caffeine.newBuilder()
            .maximumWeight(ROOM)
            .weigher((String markdown, String html) -> markdown.length() + html.length())
            .build();

    private MessageHtml() {}

    public static String of(String markdown) {
        return WRITTEN.get(markdown, MessageHtml::written);
    }

    private static String written(String markdown) {
        String source = withoutBidiControls(markdown);
        if (source.chars().filter(character -> character == '<').count() > MOST_BRACKETS) {
            return plain(source);
        }
        Node document = PARSER.parse(source);
        if (MessageNodes.tame(document) == Shape.TOO_DEEP) {
            return plain(source);
        }
        StringBuilder html = new StringBuilder();
        try {
            RENDERER.render(document, new BoundedText(html, Math.max(LEAST_ROOM, MOST_GROWTH * source.length())));
        } catch (BoundedText.Full grownTooLong) {
            return plain(source);
        }
        // Once more: a character reference such as &#x202E; becomes the character only by parsing.
        return withoutBidiControls(html.toString());
    }

    private static String withoutBidiControls(String text) {
        return BIDI_CONTROLS.matcher(text).replaceAll("");
    }

    private static void describeLink(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Link) {
            attributes.put("rel", "nofollow noopener noreferrer");
        }
    }

    private static String plain(String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        return "<p>" + escaped.replace("\n", "<br />\n") + "</p>\n";
    }
}
