package io.sitrep.incident.page.feed;

import io.sitrep.incident.page.Indicator;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * The overall state as a small picture: whose it is, and how it is, in words. The colour says nothing that the words do not.
 *
 * @param label on the left
 * @param state on the right
 */
record Badge(String label, String state, Indicator indicator, String language) {
    static final String TYPE = "image/svg+xml;charset=UTF-8";

    private static final int LONGEST_LABEL = 40;
    private static final int HEIGHT = 20;
    private static final int PADDING = 7;
    private static final String DARK = "#3d4650";

    String svg() {
        return XmlText.document(this::write);
    }

    private void write(XmlText xml) throws XMLStreamException {
        String name = PlainText.line(label, LONGEST_LABEL);
        int left = width(name) + 2 * PADDING;
        int right = width(state) + 2 * PADDING;
        String height = Integer.toString(HEIGHT);
        String whole = Integer.toString(left + right);
        xml.open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "width",
                        whole,
                        "height",
                        height,
                        "viewBox",
                        "0 0 " + whole + " " + height,
                        "role",
                        "img",
                        "aria-labelledby",
                        "sitrep-state",
                        "xml:lang",
                        language)
                .text("title", name + ": " + state, "id", "sitrep-state")
                .empty("rect", "width", whole, "height", height, "rx", "3", "fill", DARK)
                .empty(
                        "rect",
                        "x",
                        Integer.toString(left),
                        "width",
                        Integer.toString(right),
                        "height",
                        height,
                        "rx",
                        "3",
                        "fill",
                        colour())
                .open("g", "fill", "#fff", "font-family", "Verdana,DejaVu Sans,sans-serif", "font-size", "11");
        words(xml, name, PADDING, left);
        words(xml, state, left + PADDING, right);
        xml.close().close();
    }

    /** Fitted to the width that was reckoned with, whatever font there is. */
    private static void words(XmlText xml, String words, int x, int width) throws XMLStreamException {
        xml.text(
                "text",
                words,
                "x",
                Integer.toString(x),
                "y",
                "14",
                "textLength",
                Integer.toString(width - 2 * PADDING),
                "lengthAdjust",
                "spacingAndGlyphs",
                "aria-hidden",
                "true");
    }

    /** Against white each has a contrast of at least 4.5 : 1. */
    private String colour() {
        return switch (indicator) {
            case NONE -> "#0b6b3a";
            case MAINTENANCE -> "#1d5fb8";
            case MINOR -> "#8a5a00";
            case MAJOR -> "#b3410a";
            case CRITICAL -> "#b3123a";
        };
    }

    /** In pixels, about as wide as Verdana would be: narrow letters, capitals, and what is as wide as it is high. */
    private static int width(String words) {
        double width = words.codePoints().mapToDouble(Badge::width).sum();
        return (int) Math.ceil(width);
    }

    private static double width(int character) {
        if (List.of('i', 'j', 'l', 'I', '.', ',', ':', '\'', ' ', '|', 'f', 't', 'r')
                .contains((char) character)) {
            return 4.4;
        }
        if (character >= 0x1100) {
            return 12;
        }
        return Character.isUpperCase(character) || character == 'm' || character == 'w' ? 8.3 : 6.8;
    }
}
