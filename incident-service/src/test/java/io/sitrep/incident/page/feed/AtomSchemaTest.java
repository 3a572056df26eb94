package io.sitrep.incident.page.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check itself bites: each of these would be no Atom. */
class AtomSchemaTest {
    private static final String FEED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>urn:uuid:1</id><title>Status</title>\
            <updated>2026-03-04T10:00:00.000Z</updated><link rel="self" href="http://a/history.atom"/>\
            <author><name>Status</name></author>\
            <entry><id>urn:uuid:2</id><title type="text">Down</title><updated>2026-03-04T10:00:00.000Z</updated>\
            <link rel="alternate" type="text/html" href="http://a/1"/><content type="html">Words</content></entry></feed>""";

    @Test
    void whatIsAtomIsFine() {
        AtomSchema.check(bytes(FEED));
    }

    @ParameterizedTest
    @CsvSource({
        "<id>urn:uuid:1</id>, ''",
        "<id>urn:uuid:2</id>, ''",
        "<title>Status</title>, ''",
        "<updated>2026-03-04T10:00:00.000Z</updated>, ''",
        "2026-03-04T10:00:00.000Z, yesterday",
        "<name>Status</name>, ''",
        "type=\"html\", type=\"markdown\"",
        "href=\"http://a/1\", ''",
        "<title>Status</title>, <title>Status</title><title>Again</title>",
        "xml:lang=\"en\", xml:lang=\"in English\"",
        "</feed>, ''",
    })
    void grammarObjects(String right, String wrong) {
        assertThat(FEED).contains(right);
        assertThat(AtomSchema.complaints(bytes(FEED.replace(right, wrong)))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "<author><name>Status</name></author>, ''",
        "urn:uuid:2, urn:uuid:1",
        "urn:uuid:2, two",
        "rel=\"self\", rel=\"via\"",
    })
    void wordsObject(String right, String wrong) {
        assertThat(FEED).contains(right);
        assertThatThrownBy(() -> AtomSchema.check(bytes(FEED.replace(right, wrong))))
                .isInstanceOf(AssertionError.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
