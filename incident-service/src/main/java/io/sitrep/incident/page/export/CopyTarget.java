package io.sitrep.incident.page.export;

import java.io.IOException;
import java.util.Optional;

/** Where a copy of the site lies. Keys are paths without the first slash. Blocks; any failure is an {@link IOException}. */
interface CopyTarget {
    /** What may be said of it in a log: no key, no secret. */
    String name();

    /** Readers find the old or the new, never a part. */
    void put(String key, String type, byte[] content) throws IOException;

    Optional<byte[]> get(String key) throws IOException;

    /** Nothing happens where there is none. */
    void remove(String key) throws IOException;

    /** Whether a page lies at its own address, or as the index of a folder of that name, as web servers want it. */
    boolean keepsPagesByAddress();
}
