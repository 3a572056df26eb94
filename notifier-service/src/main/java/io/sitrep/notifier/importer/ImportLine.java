package io.sitrep.notifier.importer;

import io.sitrep.notifier.subscription.NewSubscriber;
import java.util.List;

/** One line of a file, as far as it could be read. */
sealed interface ImportLine {
    /** Where it begins in the file, from 1. */
    long line();

    /** How an address stood where it comes from. */
    enum Standing {
        CONFIRMED,
        UNCONFIRMED,
        /** Switched off, since messages came back. */
        QUARANTINED
    }

    /**
     * @param components references that are still to be found in the catalog: ids, public ids or names
     */
    record Row(long line, NewSubscriber wanted, List<String> components, Standing standing) implements ImportLine {
        /** Without the address. */
        @Override
        public String toString() {
            return "Row[" + line + "]";
        }
    }

    /** @param reason without anything of the line */
    record Bad(long line, String reason) implements ImportLine {}

    /** Reads a file line by line; holds one of them at a time. */
    interface Source {
        /** @return null at the end */
        ImportLine next() throws java.io.IOException;
    }
}
