package io.sitrep.bot.slack.install;

import io.sitrep.bot.Settings;
import io.sitrep.kit.secret.SecretBox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * The table of the workspaces the bot is installed in. Tokens lie in it sealed; the environment's own does not lie in it at
 * all, and counts only while it is the one that is set. Where {@code SITREP_SLACK_WORKSPACES} names workspaces, others that were
 * installed before count no more.
 */
@Singleton
public class Installs {
    private static final Logger LOG = Logger.getLogger(Installs.class);

    private final Pool database;
    private final SecretBox secrets;
    private final Optional<String> ofTheEnvironment;
    private final Optional<List<String>> named;

    public Installs(Pool database, SecretBox secrets, Settings settings) {
        this.database = database;
        this.secrets = secrets;
        this.ofTheEnvironment = settings.slack().botToken();
        this.named = settings.slack().workspaces();
    }

    Uni<List<Installed>> all() {
        return database.preparedQuery(
                        "SELECT * FROM slack_install WHERE gone_at IS NULL ORDER BY installed_at, workspace")
                .execute()
                .map(this::read);
    }

    Uni<Optional<Installed>> of(String workspace) {
        return database.preparedQuery("SELECT * FROM slack_install WHERE gone_at IS NULL AND workspace = $1")
                .execute(Tuple.of(workspace))
                .map(rows -> read(rows).stream().findFirst());
    }

    /** Whether the environment's token is known to work, and where. */
    Uni<Boolean> knows(String token) {
        return database.preparedQuery(
                        "SELECT FROM slack_install WHERE token_digest = $1 AND token IS NULL AND gone_at IS NULL")
                .execute(Tuple.of(Digest.of(token)))
                .map(rows -> rows.size() > 0);
    }

    /** In place of what was known of this workspace. */
    Uni<Void> keep(Installed installed) {
        return keep(database, installed);
    }

    /**
     * By {@code SITREP_SLACK_WORKSPACES}; while that is not set the first workspace of all, and who was here before: no other one,
     * also when the first has thrown the bot out.
     *
     * @return whether it may
     */
    Uni<Boolean> keepIfItMay(Installed installed) {
        if (named.isPresent()) {
            return named.get().contains(installed.workspace())
                    ? keep(installed).replaceWith(true)
                    : Uni.createFrom().item(false);
        }
        return database.withTransaction(connection -> connection
                // Of two that come at once one is the first.
                .query("LOCK TABLE slack_install IN SHARE ROW EXCLUSIVE MODE")
                .execute()
                .chain(() -> connection
                        .preparedQuery("SELECT FROM slack_install WHERE NOT EXISTS"
                                + " (SELECT FROM slack_install WHERE workspace = $1) LIMIT 1")
                        .execute(Tuple.of(installed.workspace())))
                .chain(others -> others.size() > 0
                        ? Uni.createFrom().item(false)
                        : keep(connection, installed).replaceWith(true)));
    }

    private Uni<Void> keep(SqlClient connection, Installed installed) {
        boolean environments =
                ofTheEnvironment.filter(installed.token()::equals).isPresent();
        return connection
                .preparedQuery("""
                        INSERT INTO slack_install (workspace, name, bot_user, token, token_digest) VALUES ($1, $2, $3, $4, $5)
                        ON CONFLICT (workspace) DO UPDATE
                            SET name = excluded.name, bot_user = excluded.bot_user, token = excluded.token,
                                token_digest = excluded.token_digest, installed_at = now(), gone_at = NULL""")
                .execute(Tuple.of(installed.workspace(), installed.name(), installed.botUser())
                        .addString(environments ? null : secrets.seal(installed.token()))
                        .addString(Digest.of(installed.token())))
                .invoke(kept -> LOG.infof("installed in Slack's workspace %s", installed.workspace()))
                .replaceWithVoid();
    }

    /**
     * The bot was thrown out of the workspace, or its token taken back: the token is forgotten. Slack may tell so late, or again:
     * what was before the newest installation is not about it.
     *
     * @param at in whole seconds, as Slack says it
     */
    public Uni<Void> gone(String workspace, Instant at) {
        return database.preparedQuery("""
                        UPDATE slack_install SET gone_at = now(), token = NULL
                        WHERE workspace = $1 AND gone_at IS NULL AND date_trunc('second', installed_at) <= $2""")
                .execute(Tuple.of(workspace, OffsetDateTime.ofInstant(at, ZoneOffset.UTC)))
                .invoke(changed -> {
                    if (changed.rowCount() > 0) {
                        LOG.warnf("no longer installed in Slack's workspace %s", workspace);
                    }
                })
                .replaceWithVoid();
    }

    private List<Installed> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .flatMap(row -> read(row).stream())
                .toList();
    }

    private Optional<Installed> read(Row row) {
        String workspace = row.getString("workspace");
        Optional<String> token = row.getString("token") == null
                ? ofTheEnvironment.filter(set -> Digest.of(set).equals(row.getString("token_digest")))
                : open(workspace, row.getString("token"));
        boolean counts = row.getString("token") == null
                || named.map(those -> those.contains(workspace)).orElse(true);
        return token.filter(open -> counts)
                .map(open -> new Installed(workspace, row.getString("name"), row.getString("bot_user"), open));
    }

    private Optional<String> open(String workspace, String sealed) {
        try {
            return Optional.of(secrets.open(sealed));
        } catch (IllegalStateException keyIsGone) {
            LOG.errorf(
                    "the token of workspace %s does not open with the keys of SITREP_SECRET_KEY and"
                            + " SITREP_SECRET_KEYS_OLD: install the bot there again",
                    workspace);
            return Optional.empty();
        }
    }
}
