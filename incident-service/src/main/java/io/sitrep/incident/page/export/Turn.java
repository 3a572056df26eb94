package io.sitrep.incident.page.export;

import io.sitrep.incident.sql.Lease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The right to write one copy, which one replica has at a time. The copy itself says which it is, so that replicas set to write
 * the same one agree on one lease in the database, and those that write each its own do not wait for each other. Where the
 * database is away it is nobody's. Not guaranteed: that a file whose sending was under way when the turn was lost does not
 * arrive after it.
 */
final class Turn implements AutoCloseable {
    static final String NAME = "copy-id.txt";

    private static final Logger LOG = Logger.getLogger(Turn.class);
    private static final Duration BELIEVED = Duration.ofSeconds(1);

    private final DataSource database;
    private final CopyTarget target;
    private UUID copy; // that the lease is for; guarded by this
    private Lease lease; // null while it is not ours; guarded by this
    private long asked; // guarded by this
    private boolean over; // guarded by this

    /** Whose it is. */
    enum Whose {
        /** Ours, and somebody else may have written since it last was. */
        OURS_ANEW,
        OURS,
        ANOTHERS
    }

    Turn(DataSource database, CopyTarget target) {
        this.database = database;
        this.target = target;
    }

    /**
     * Takes it if nobody has it.
     *
     * @throws IOException when the target or the database cannot say
     */
    synchronized Whose take() throws IOException {
        if (over) {
            return Whose.ANOTHERS;
        }
        UUID named = named();
        if (lease != null && named.equals(copy) && lease.isHeld()) {
            asked = System.nanoTime();
            return Whose.OURS;
        }
        giveBack();
        try {
            lease = Lease.take(database, named.getLeastSignificantBits()).orElse(null);
        } catch (SQLException away) {
            throw new IOException("the database can't say whose turn it is");
        }
        copy = named;
        asked = System.nanoTime();
        return lease == null ? Whose.ANOTHERS : Whose.OURS_ANEW;
    }

    /**
     * To be called before anything is written.
     *
     * @throws IOException when it has been lost
     */
    synchronized void check() throws IOException {
        long now = System.nanoTime();
        if (lease != null && now - asked > BELIEVED.toNanos()) {
            asked = now;
            if (!lease.isHeld()) {
                giveBack();
            }
        }
        if (lease == null) {
            throw new IOException("the turn to write was lost");
        }
    }

    /** Another replica may have it from now on; this one takes it no more. */
    @Override
    public synchronized void close() {
        over = true;
        giveBack();
    }

    private void giveBack() {
        if (lease != null) {
            try {
                lease.close();
            } catch (SQLException lost) {
                LOG.debugf("the lease ended with its connection: %s", lost.getMessage());
            }
            lease = null;
        }
    }

    private UUID named() throws IOException {
        Optional<byte[]> name = target.get(NAME);
        if (name.isEmpty()) {
            target.put(
                    NAME,
                    "text/plain;charset=UTF-8",
                    UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
            // Two may name it at once; the later name holds, and whoever read the other finds that out next time.
            name = target.get(NAME);
        }
        try {
            return UUID.fromString(new String(name.orElseThrow(), StandardCharsets.UTF_8).strip());
        } catch (RuntimeException broken) {
            target.remove(NAME);
            throw new IOException(NAME + " could not be read and is made anew");
        }
    }
}
