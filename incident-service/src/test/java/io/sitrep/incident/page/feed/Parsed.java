package io.sitrep.incident.page.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Feeds as programs read them that are none of ours. */
final class Parsed {
    private static final Schema JSON_FEED = schema();

    private Parsed() {}

    /** By ROME, strictly: what is no XML fails here; Atom by its schema too. */
    static SyndFeed feed(String path) throws IOException {
        byte[] bytes = given().get(path).then().statusCode(200).extract().asByteArray();
        if (path.contains("atom")) {
            AtomSchema.check(bytes);
        }
        try (XmlReader reader = new XmlReader(new ByteArrayInputStream(bytes), false, "UTF-8")) {
            SyndFeed feed = new SyndFeedInput(true, java.util.Locale.ROOT).build(reader);
            assertThat(feed.getFeedType()).isEqualTo(path.contains("atom") ? "atom_1.0" : "rss_2.0");
            for (SyndEntry entry : feed.getEntries()) {
                assertThat(entry.getUri()).startsWith("urn:uuid:");
                assertThat(entry.getTitle()).isNotBlank();
                assertThat(entry.getLink()).startsWith("http://");
                assertThat(entry.getPublishedDate()).isNotNull();
                assertThat(html(entry)).isNotBlank();
            }
            return feed;
        } catch (FeedException broken) {
            throw new AssertionError(path + " is no feed", broken);
        }
    }

    static String html(SyndEntry entry) {
        if (entry.getContents().isEmpty()) {
            return entry.getDescription().getValue();
        }
        assertThat(entry.getContents().get(0).getType()).isEqualTo("html");
        return entry.getContents().get(0).getValue();
    }

    static JsonNode jsonFeed(String path) throws IOException {
        String text = given().get(path).then().statusCode(200).extract().asString();
        assertThat(JSON_FEED.validate(text, InputFormat.JSON)).isEmpty();
        return new ObjectMapper().readTree(text);
    }

    private static Schema schema() {
        try (InputStream schema = Parsed.class.getResourceAsStream("/jsonfeed-1.1.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
