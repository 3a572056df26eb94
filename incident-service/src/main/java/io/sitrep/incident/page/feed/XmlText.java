package io.sitrep.incident.page.feed;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML by the JDK's own writer, which knows what to escape where; characters XML 1.0 does not have are left out. */
final class XmlText {
    /** The JDK's, whatever else comes to the class path. */
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private XmlText() throws XMLStreamException {
        xml = FACTORY.createXMLStreamWriter(text);
    }

    /** What is written between the beginning and the end of a document. */
    interface Body {
        void write(XmlText xml) throws XMLStreamException;
    }

    static String document(Body body) {
        try {
            XmlText document = new XmlText();
            document.xml.writeStartDocument("UTF-8", "1.0");
            body.write(document);
            document.xml.writeEndDocument();
            document.xml.close();
            return document.text.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("nothing can fail in memory", impossible);
        }
    }

    /** Opens an element; prefixed names are written as they are and have to be declared. */
    XmlText open(String element, String... attributes) throws XMLStreamException {
        xml.writeStartElement(element);
        return attributes(attributes);
    }

    XmlText close() throws XMLStreamException {
        xml.writeEndElement();
        return this;
    }

    /** An element with nothing but attributes: name, value, name, value. */
    XmlText empty(String element, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(element);
        return attributes(attributes);
    }

    /** An element with nothing but text. */
    XmlText text(String element, String content, String... attributes) throws XMLStreamException {
        open(element, attributes);
        xml.writeCharacters(PlainText.lines(content));
        return close();
    }

    private XmlText attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], PlainText.line(attributes[i + 1]));
        }
        return this;
    }
}
