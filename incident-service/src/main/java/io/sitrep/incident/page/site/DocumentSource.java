package io.sitrep.incident.page.site;

import io.sitrep.incident.page.PageState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Some of the documents the public may read: pages, an API, feeds. What it writes depends on its arguments alone, so that every
 * replica writes the same bytes and a copy elsewhere shows what the page shows. A new kind of document is one more of these.
 */
public interface DocumentSource {
    /** Whether an address is one of its own, also where there is nothing. Called for every request to the service. */
    boolean owns(String path);

    /** Whether what comes to an address of its own by this method, other than reading it, is for somebody else to answer. */
    default boolean takes(String method) {
        return false;
    }

    /** What a request for an address of its own asks for. */
    Asked asked(ReadRequest request);

    /**
     * By which route a request for an address of its own is counted. What differs from document to document stands in it by its
     * name in braces: there are to be only so many.
     */
    default String route(String path) {
        return path;
    }

    /** Always the same for equal arguments; a document of status 404 where there is nothing of that name. */
    Document write(Asked asked, Moment moment);

    /** Another one whenever equal requests are to be answered by another document of the same moment. Asked for each request. */
    default String version() {
        return "";
    }

    /**
     * What its documents say by the time alone, in short: they are written anew when it has changed. The same for the same
     * arguments, on every replica.
     */
    default String byTime(PageState state, Instant now) {
        return "";
    }

    /** What is said while nothing is known yet; status 503. */
    Document loading(Asked asked);

    /** What is said to a reader while too many wait for documents that do not lie ready; status 503. */
    default Document busy(Asked asked) {
        return Document.of(
                503,
                "text/plain;charset=UTF-8",
                Document.Manners.OPEN,
                "Too many are asking at this moment, please come again in a few seconds"
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** What nearly everybody asks for, written before the first of them does. */
    Stream<Asked> popular();

    /** Of that, what an edition is not shown without; the rest follows at once. */
    default Stream<Asked> first() {
        return popular();
    }

    /** Everything a copy of the whole site has to hold. */
    Stream<Asked> all(Moment moment);

    /** Whether one of {@link #all} is known to be the same document at both moments. What is not known is written to see. */
    default boolean isSame(Asked asked, Moment before, Moment now) {
        return false;
    }
}
