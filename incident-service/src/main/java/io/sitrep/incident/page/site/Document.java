package io.sitrep.incident.page.site;

import io.sitrep.incident.page.Digest;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** What is sent for one address: written and compressed once, however many ask; not compressed where nobody does. */
public final class Document {
    /** How browsers are to treat it. */
    public enum Manners {
        /** A page: nothing runs in it but our own script, nobody frames it. */
        PAGE,
        /** Data: any page's script may read it. */
        OPEN
    }

    private final int status;
    private final String type;
    private final Manners manners;
    private final Buffer plain;
    private final String tag;
    private volatile Buffer compressed; // empty where it is not worth it; null as long as nobody asked

    private Document(int status, String type, Manners manners, byte[] body) {
        this.status = status;
        this.type = type;
        this.manners = manners;
        this.plain = Buffer.buffer(body);
        // Weak, because the same document goes out plain and compressed.
        this.tag = "W/\"" + Digest.of(body) + "\"";
    }

    /** @param type with its charset, where it has one */
    public static Document of(int status, String type, Manners manners, byte[] body) {
        return new Document(status, type, manners, body);
    }

    public static Document page(int status, String html) {
        return of(status, "text/html;charset=UTF-8", Manners.PAGE, html.getBytes(StandardCharsets.UTF_8));
    }

    public static Document data(String type, String body) {
        return of(200, type, Manners.OPEN, body.getBytes(StandardCharsets.UTF_8));
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public Manners manners() {
        return manners;
    }

    /** Not to be changed. */
    public Buffer plain() {
        return plain;
    }

    /** gzip; null where that is not worth it. Not to be changed. Takes its time when it is asked for first. */
    public Buffer compressed() {
        Buffer known = compressed;
        if (known == null) {
            byte[] small = Gzip.thorough(plain.getBytes());
            // Whoever does the same at the same time gets the same.
            known = small == null ? Buffer.buffer() : Buffer.buffer(small);
            compressed = known;
        }
        return known.length() == 0 ? null : known;
    }

    /** The ETag: the same for the same content, on every replica and after every restart. */
    public String tag() {
        return tag;
    }

    public String text() {
        return plain.toString(StandardCharsets.UTF_8);
    }

    /** What it weighs in memory, in bytes. */
    int weight() {
        Buffer small = compressed();
        return plain.length() + (small == null ? 0 : small.length());
    }
}
