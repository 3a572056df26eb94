package io.sitrep.incident.access;

import io.quarkus.runtime.StartupEvent;
import io.sitrep.incident.Settings;
import io.sitrep.kit.settings.SettingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * At the very first start, when the environment names no admin token, makes one and writes it to a file that only this
 * user can read: a log is no place for it. Nobody is let in by default.
 */
@ApplicationScoped
public class FirstToken {
    private static final Logger LOG = Logger.getLogger(FirstToken.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Tokens tokens;
    private final Settings settings;

    FirstToken(Tokens tokens, Settings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    void make(@Observes StartupEvent started) {
        if (settings.adminToken().isPresent()) {
            return;
        }
        boolean any = tokens.list().await().atMost(PATIENCE).stream()
                .anyMatch(token -> token.revokedAt() == null && token.role().equals(Role.ADMIN.wire()));
        if (!any) {
            Path file = settings.adminTokenFile().toAbsolutePath();
            // The file first: a token nobody could read would lock everybody out for ever.
            TokenText token = TokenText.fresh();
            write(file, token);
            tokens.keep(token, "first admin", Role.ADMIN).await().atMost(PATIENCE);
            LOG.infof("first start: an admin token was made and written to %s", file);
        }
    }

    private static void write(Path file, TokenText token) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, token.text() + "\n");
        } catch (IOException failure) {
            throw new SettingException("SITREP_ADMIN_TOKEN", "is not set, and no made one could be written to " + file);
        }
    }
}
