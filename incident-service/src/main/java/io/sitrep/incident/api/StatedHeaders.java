package io.sitrep.incident.api;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The headers of a request that somebody makes in this house, of those the API reads. */
public final class StatedHeaders implements HttpHeaders {
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public StatedHeaders(Map<String, String> headers) {
        this.headers.putAll(headers);
    }

    /** The same with one more, or with another value of it. */
    public StatedHeaders with(String name, String value) {
        StatedHeaders more = new StatedHeaders(headers);
        more.headers.put(name, value);
        return more;
    }

    @Override
    public String getHeaderString(String name) {
        return headers.get(name);
    }

    @Override
    public List<String> getRequestHeader(String name) {
        return headers.containsKey(name) ? List.of(headers.get(name)) : List.of();
    }

    @Override
    public MultivaluedMap<String, String> getRequestHeaders() {
        MultivaluedMap<String, String> all = new MultivaluedHashMap<>();
        headers.forEach(all::add);
        return all;
    }

    @Override
    public List<MediaType> getAcceptableMediaTypes() {
        return headers.containsKey(ACCEPT)
                ? List.of(MediaType.valueOf(headers.get(ACCEPT)))
                : List.of(MediaType.APPLICATION_JSON_TYPE);
    }

    @Override
    public List<Locale> getAcceptableLanguages() {
        return List.of();
    }

    @Override
    public MediaType getMediaType() {
        return MediaType.APPLICATION_JSON_TYPE;
    }

    @Override
    public Locale getLanguage() {
        return null;
    }

    @Override
    public Map<String, Cookie> getCookies() {
        return Map.of();
    }

    @Override
    public Date getDate() {
        return null;
    }

    @Override
    public int getLength() {
        return -1;
    }
}
