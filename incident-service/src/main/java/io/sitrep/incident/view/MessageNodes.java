package io.sitrep.incident.view;

import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** What of Markdown is turned into something quieter before a message is rendered. */
final class MessageNodes {
    /** The renderer calls itself once per level: twenty thousand {@code >} in a row would overflow its stack. */
    private static final int MAX_DEPTH = 100;

    enum Shape {
        READY,
        TOO_DEEP
    }

    private MessageNodes() {}

    /** Walks without calling itself, since how deep the tree goes is the author's choice. */
    static Shape tame(Node document) {
        int depth = 0;
        Node node = document.getFirstChild();
        while (node != null) {
            if (depth > MAX_DEPTH) {
                return Shape.TOO_DEEP;
            }
            Node tamed = tamed(node);
            if (tamed.getFirstChild() != null) {
                node = tamed.getFirstChild();
                depth++;
                continue;
            }
            node = tamed;
            while (node != document && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == document ? null : node.getNext();
        }
        return Shape.READY;
    }

    private static Node tamed(Node node) {
        if (node instanceof Image image) {
            return linkTo(image);
        }
        return node instanceof Heading ? boldParagraph(node) : node;
    }

    /** An image would be loaded from elsewhere and tell that server who reads; a link waits for the reader's choice. */
    private static Node linkTo(Image image) {
        Node link = moved(image, new Link(image.getDestination(), image.getTitle()));
        if (link.getFirstChild() == null) {
            link.appendChild(new Text(image.getDestination()));
        }
        return link;
    }

    /** The page has an outline of its own, which a heading inside a message would break. */
    private static Node boldParagraph(Node heading) {
        Node bold = moved(heading, new StrongEmphasis());
        Paragraph paragraph = new Paragraph();
        bold.insertAfter(paragraph);
        paragraph.appendChild(bold);
        return paragraph;
    }

    private static Node moved(Node from, Node to) {
        while (from.getFirstChild() != null) {
            to.appendChild(from.getFirstChild());
        }
        from.insertAfter(to);
        from.unlink();
        return to;
    }
}
