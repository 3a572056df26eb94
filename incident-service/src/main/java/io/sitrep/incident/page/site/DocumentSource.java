package io.sitrep.incident.page.site;

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

    /** Always the same for equal arguments; a document of status 404 where there is nothing of that name. */
    Document write(Asked asked, Moment moment);

    /** What is said while nothing is known yet; status 503. */
    Document loading(Asked asked);

    /** What nearly everybody asks for, written before the first of them does. */
    Stream<Asked> popular();

    /** Everything a copy of the whole site has to hold. */
    Stream<Asked> all(Moment moment);
}
