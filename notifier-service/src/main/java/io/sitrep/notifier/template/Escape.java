package io.sitrep.notifier.template;

import java.util.function.UnaryOperator;

/** How a finished text is put into a medium so that nothing in it is read as that medium's markup. */
public enum Escape implements UnaryOperator<String> {
    /** Plain text of several lines. */
    NONE(text -> text),
    /** Plain text of one line, such as a subject. */
    LINE(text -> text.replaceAll("\\s+", " ").strip()),
    /** HTML and XML, also within an attribute's quotes. */
    MARKUP(text -> text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;"));

    private final UnaryOperator<String> how;

    Escape(UnaryOperator<String> how) {
        this.how = how;
    }

    @Override
    public String apply(String text) {
        return how.apply(text);
    }
}
