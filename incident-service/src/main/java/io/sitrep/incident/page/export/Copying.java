package io.sitrep.incident.page.export;

import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.keep.Latest;
import io.sitrep.incident.page.site.Edition;
import io.sitrep.incident.page.site.Moment;
import io.sitrep.incident.page.site.NewEdition;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** One target, and how far its copy has come. */
final class Copying implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Copying.class);

    private final CopyTarget target;
    private final Turn turn;
    private final SiteCopy copy;
    private final StaticSite site;
    private final Latest<Edition> writing;
    private volatile Progress progress = Progress.NONE;
    private volatile Edition wanted;
    private volatile Edition held;
    private volatile Instant wholeAt;
    private Moment
            copied; // of the writing thread: what the target holds everything of; null in a turn that has just begun

    /** How it stands with the copy. */
    enum Progress {
        NONE,
        UP_TO_DATE,
        /** Another replica writes it. */
        WAITING,
        BEHIND
    }

    Copying(CopyTarget target, StaticSite site, DataSource database) {
        this.target = target;
        this.turn = new Turn(database, target);
        this.copy = new SiteCopy(new InTurn(target, turn));
        this.site = site;
        this.writing = new Latest<>("site-copy", this::write);
    }

    /** What is out of date is not copied: the copy is right as of when it was written, and says so. */
    void follow(NewEdition news) {
        if (news.fresh().moment().staleSince() == null) {
            wanted = news.fresh();
            writing.offer(news.fresh());
        }
    }

    /** {@code directory} or {@code bucket}. */
    String kind() {
        return target.keepsPagesByAddress() ? "bucket" : "directory";
    }

    /** When it was last known that the copy holds everything there is; empty where it never was, or is another replica's. */
    Optional<Instant> wholeAt(Instant now) {
        if (progress == Progress.UP_TO_DATE && held == wanted) {
            wholeAt = now;
        }
        return Optional.ofNullable(wholeAt);
    }

    /** Where it failed, or another replica had the turn: tries again. */
    void catchUp(Edition edition) {
        if (progress != Progress.UP_TO_DATE && edition.moment().staleSince() == null) {
            wanted = edition;
            writing.offer(edition);
        }
    }

    Progress progress() {
        return progress;
    }

    /** The state that lies in the copy; empty when there is none or it cannot be used, which is logged. */
    Optional<PageState> state() {
        try {
            return StaticSite.state(target);
        } catch (IOException replaced) {
            return stateAgain();
        }
    }

    /** Which may have been replaced while it was read. */
    private Optional<PageState> stateAgain() {
        try {
            return StaticSite.state(target);
        } catch (IOException unusable) {
            LOG.warnf("the copy of the page can't be used, %s: %s", target.name(), unusable.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        turn.close();
    }

    private void write(Edition edition) {
        try {
            if (mayWrite()) {
                copy.bring(site.entries(copied, edition.moment()));
                copied = edition.moment();
                held = edition;
                came(Progress.UP_TO_DATE, null);
            } else {
                came(Progress.WAITING, null);
            }
        } catch (IOException | RuntimeException failure) {
            came(Progress.BEHIND, failure);
        }
    }

    /** In a new turn nothing is believed that was true in the last one. */
    private boolean mayWrite() throws IOException {
        Turn.Whose whose = turn.take();
        if (whose == Turn.Whose.OURS_ANEW) {
            copy.forget();
            copied = null;
        }
        return whose != Turn.Whose.ANOTHERS;
    }

    /** Says what is new of it, once. */
    private void came(Progress now, Exception failure) {
        Progress before = progress;
        progress = now;
        if (before == now) {
            return;
        }
        switch (now) {
            case BEHIND ->
                LOG.errorf("the copy of the page is out of date, will retry, %s: %s", target.name(), failure);
            case WAITING -> LOG.infof("another replica writes the copy of the page: %s", target.name());
            default -> LOG.infof("the copy of the page is up to date: %s", target.name());
        }
    }
}
