package io.sitrep.incident.page.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What RFC 4287 wants of an Atom feed: by its own schema, and what it says in words that no grammar can. */
final class AtomSchema {
    private AtomSchema() {}

    static void check(byte[] feed) {
        assertThat(complaints(feed)).as("Atom by its schema").isEmpty();
        checkWords(Jsoup.parse(new String(feed, StandardCharsets.UTF_8), "", Parser.xmlParser()));
    }

    /** What the schema objects to; empty when it is fine. */
    static List<String> complaints(byte[] feed) {
        Complaints complaints = new Complaints();
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, complaints);
        ValidationDriver driver = new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
        try (InputStream schema = AtomSchema.class.getResourceAsStream("/atom-rfc4287.rnc")) {
            assertThat(driver.loadSchema(new InputSource(schema)))
                    .as("the schema itself: %s", complaints.said)
                    .isTrue();
            driver.validate(new InputSource(new ByteArrayInputStream(feed)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (SAXException broken) {
            complaints.said.add(broken.getMessage());
        }
        return complaints.said;
    }

    private static void checkWords(Document document) {
        Element feed = document.selectFirst("feed");
        List<String> ids = document.select("feed > id, entry > id").eachText();
        assertThat(ids).as("4.2.6: each its own").doesNotHaveDuplicates();
        assertThat(ids)
                .as("4.2.6: an absolute IRI")
                .allMatch(id -> URI.create(id).isAbsolute());
        assertThat(feed.select("> link[rel=self]")).as("4.1.1").hasSize(1);
        assertThat(feed.select("> author").isEmpty()
                        && !feed.select("> entry:not(:has(> author))").isEmpty())
                .as("4.1.1: an author of the feed or of each entry")
                .isFalse();
        for (Element entry : feed.select("> entry")) {
            assertThat(entry.select("> link[rel=alternate]").eachAttr("type"))
                    .as("4.1.2: one link of a kind")
                    .doesNotHaveDuplicates();
            assertThat(entry.select("> content, > link[rel=alternate]"))
                    .as("4.1.2: content, or where it is")
                    .isNotEmpty();
            assertThat(entry.selectFirst("> title").text()).as("4.2.14").isNotBlank();
        }
    }

    private static final class Complaints implements ErrorHandler {
        private final List<String> said = new ArrayList<>();

        @Override
        public void warning(SAXParseException warning) {
            said.add(warning.getMessage());
        }

        @Override
        public void error(SAXParseException error) {
            said.add(error.getLineNumber() + ": " + error.getMessage());
        }

        @Override
        public void fatalError(SAXParseException error) {
            said.add(error.getLineNumber() + ": " + error.getMessage());
        }
    }
}
