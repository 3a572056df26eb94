package io.sitrep.incident.importer;

import io.sitrep.incident.domain.PlainText;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Document.OutputSettings.Syntax;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeTraversor;

/**
 * The body of an imported update. Bodies are HTML or plain text and don't say which: only one that holds a tag of HTML
 * is read as HTML, and in it only what stands for a tag, so that "&lt; 2% of customer runs" survives either way.
 *
 * @param markdown what it says, in our words
 * @param html the body with nothing in it that loads or runs; null when it was plain text
 */
record BodyText(String markdown, String html) {
    private static final String NAMES =
            "(?:p|br|ul|ol|li|dl|dt|dd|a|abbr|b|i|u|s|q|em|strong|small|big|code|pre|kbd|samp"
                    + "|var|tt|cite|del|ins|sub|sup|mark|strike|font|center|div|span|section|article|header|footer|h[1-6]"
                    + "|blockquote|hr|time|table|thead|tbody|tfoot|tr|td|th|caption|img|picture|source|figure|figcaption|video"
                    + "|audio|iframe|object|embed|svg|math|script|style|link|meta|base|form|input|button|select|textarea|html"
                    + "|head|body|title|noscript|template)";
    private static final Pattern TAG =
            Pattern.compile("</?" + NAMES + "(?:\\s[^<>]*|/)?>|<!--", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_TAG =
            Pattern.compile("<(?!/?" + NAMES + "(?:[\\s/>])|!--)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MANY_LINES = Pattern.compile("\\n{3,}");
    private static final Pattern SPACE_BEFORE_LINE = Pattern.compile("[ \\t]+\\n");

    private static final Safelist SAFE = new Safelist()
            .addTags("p", "br", "ul", "ol", "li", "dl", "dt", "dd", "a", "b", "i", "u", "em", "strong", "small", "code")
            .addTags("pre", "div", "span", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "var", "time", "del")
            .addTags("ins", "sub", "sup", "table", "thead", "tbody", "tr", "td", "th")
            .addAttributes("a", "href")
            .addProtocols("a", "href", "http", "https", "mailto")
            .addAttributes("var", "data-var")
            .addAttributes("time", "datetime");
    /** As it was written, as far as it stays: no line is broken or joined. */
    private static final OutputSettings VERBATIM =
            new OutputSettings().prettyPrint(false).syntax(Syntax.xml);

    static BodyText of(String body) {
        if (body.indexOf('<') < 0 || !TAG.matcher(body).find()) {
            return new BodyText(PlainText.clean(body), null);
        }
        String html = NO_TAG.matcher(body).replaceAll("&lt;");
        MarkdownWriter markdown = new MarkdownWriter();
        NodeTraversor.traverse(markdown, Jsoup.parseBodyFragment(html).body());
        String lines = SPACE_BEFORE_LINE.matcher(markdown.text()).replaceAll("\n");
        return new BodyText(
                PlainText.clean(MANY_LINES.matcher(lines).replaceAll("\n\n")),
                PlainText.clean(Jsoup.clean(html, "", SAFE, VERBATIM)));
    }
}
