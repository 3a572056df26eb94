package io.sitrep.incident.page.site;

import static io.vertx.core.http.HttpHeaders.createOptimized;

import io.sitrep.incident.Settings;
import io.sitrep.incident.page.html.ContentPolicy;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;

/** The headers with which documents go out, and what goes out instead of one. Sets no cookie. */
@Singleton
public class Envelope {
    /**
     * Browsers ask each time and mostly get a 304; a cache in between may answer for five seconds by itself, so that a
     * crowd costs us one request, and for a day should we be gone.
     */
    public static final String CACHE_CONTROL = "public, max-age=0, s-maxage=5, stale-if-error=86400";

    private static final CharSequence NOSNIFF = createOptimized("nosniff");
    private static final CharSequence X_CONTENT_TYPE_OPTIONS = createOptimized("x-content-type-options");
    private static final CharSequence REFERRER_POLICY = createOptimized("referrer-policy");
    private static final CharSequence NO_REFERRER = createOptimized("no-referrer");
    private static final CharSequence POLICY = createOptimized("content-security-policy");
    static final CharSequence HSTS = createOptimized("strict-transport-security");
    static final CharSequence A_YEAR = createOptimized("max-age=31536000");
    private static final CharSequence CACHE = createOptimized(CACHE_CONTROL);
    private static final CharSequence NO_STORE = createOptimized("no-store");
    private static final CharSequence BY_LANGUAGE = createOptimized("accept-encoding, accept-language");
    private static final CharSequence BY_ENCODING = createOptimized("accept-encoding");
    private static final CharSequence GZIP = createOptimized("gzip");
    private static final CharSequence ANYBODY = createOptimized("*");
    private static final CharSequence EXPOSE = createOptimized("access-control-expose-headers");
    private static final CharSequence ETAG = createOptimized("ETag");

    private static final int NOT_MODIFIED = 304;
    private static final int UNAVAILABLE = 503;

    private final boolean https;
    private final CharSequence policy;

    Envelope(Settings settings, ContentPolicy policy) {
        this.policy = createOptimized(policy.header());
        this.https = "https".equals(settings.publicUrl().getScheme());
    }

    void send(Document document, HttpServerRequest request) {
        HttpServerResponse response = request.response();
        MultiMap headers = response.headers();
        common(headers, document);
        if (Conditions.unchanged(document, request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        boolean small = Conditions.acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        Buffer body = body(headers, document, small);
        response.setStatusCode(document.status());
        if (HttpMethod.HEAD.equals(request.method())) {
            headers.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            response.end();
        } else {
            response.end(body);
        }
    }

    /** The whole answer as it goes over the wire, for a reader who does not have it yet. */
    Buffer wire(Document document, boolean acceptsGzip) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        common(headers, document);
        Buffer body = body(headers, document, acceptsGzip);
        headers.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        return head("200 OK", headers).appendBuffer(body);
    }

    /** The whole answer to a reader who has it. */
    Buffer unchanged(Document document) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        common(headers, document);
        return head("304 Not Modified", headers);
    }

    private static Buffer head(String status, MultiMap headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
        headers.forEach(header -> head.append(header.getKey())
                .append(": ")
                .append(header.getValue())
                .append("\r\n"));
        return Buffer.buffer(head.append("\r\n").toString(), "ISO-8859-1");
    }

    /** What is sent of a document, with the headers that speak of it. */
    private static Buffer body(MultiMap headers, Document document, boolean acceptsGzip) {
        headers.set(HttpHeaders.CONTENT_TYPE, document.type());
        if (!acceptsGzip || document.compressed() == null) {
            return document.plain();
        }
        headers.set(HttpHeaders.CONTENT_ENCODING, GZIP);
        return document.compressed();
    }

    private void common(MultiMap headers, Document document) {
        boolean kept = document.status() != UNAVAILABLE;
        common(headers, document.manners());
        headers.set(HttpHeaders.CACHE_CONTROL, kept ? CACHE : NO_STORE);
        if (!kept) {
            headers.set(HttpHeaders.RETRY_AFTER, "2");
        }
        headers.set(HttpHeaders.ETAG, document.tag());
    }

    /** What a browser asks before a script of another page may ask with conditions. */
    void preflight(HttpServerResponse response) {
        MultiMap headers = response.headers();
        common(headers, Document.Manners.OPEN);
        headers.set("access-control-allow-methods", "GET, HEAD, OPTIONS");
        headers.set("access-control-allow-headers", "If-None-Match, Content-Type, Accept");
        headers.set("access-control-max-age", "86400");
        response.setStatusCode(204).end();
    }

    void readOnly(HttpServerResponse response) {
        MultiMap headers = response.headers();
        common(headers, Document.Manners.OPEN);
        headers.set(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
        headers.set(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        response.setStatusCode(405)
                .end("{\"type\":\"/problems/method-not-allowed\",\"title\":\"Method not allowed\",\"status\":405,"
                        + "\"detail\":\"This address can only be read\"}");
    }

    private void common(MultiMap headers, Document.Manners manners) {
        headers.set(X_CONTENT_TYPE_OPTIONS, NOSNIFF);
        headers.set(REFERRER_POLICY, NO_REFERRER);
        if (https) {
            headers.set(HSTS, A_YEAR);
        }
        if (manners == Document.Manners.PAGE) {
            headers.set(POLICY, policy);
            headers.set(HttpHeaders.VARY, BY_LANGUAGE);
        } else {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANYBODY);
            headers.set(EXPOSE, ETAG);
            headers.set(HttpHeaders.VARY, BY_ENCODING);
        }
    }
}
