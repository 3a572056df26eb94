package io.sitrep.local;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;

/**
 * The tokens and the key of this installation: from the environment, else those kept from the last start, else new ones.
 * They are kept in files that only their owner may read.
 */
record Secrets(String adminToken, String serviceToken, String secretKey) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int ID_LENGTH = 12;
    private static final String ID_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

    static Secrets keptIn(DataLayout data, Map<String, String> environment) {
        Properties kept = read(data.secrets());
        Secrets secrets = new Secrets(
                choose(environment.get("SITREP_ADMIN_TOKEN"), kept.getProperty("admin-token"), token()),
                choose(environment.get("SITREP_SERVICE_TOKEN"), kept.getProperty("service-token"), token()),
                choose(environment.get("SITREP_SECRET_KEY"), kept.getProperty("secret-key"), key()));
        // What is stored is sealed with the key: lost, it cannot be made again.
        PrivateFile.write(
                data.secrets(),
                "# Made by deploy/local/up. Whoever reads this file is the admin.\nadmin-token=%s\nservice-token=%s\nsecret-key=%s\n"
                        .formatted(secrets.adminToken, secrets.serviceToken, secrets.secretKey));
        PrivateFile.write(data.adminToken(), secrets.adminToken + "\n");
        return secrets;
    }

    /** {@code sitrep_<id>_<secret>}: the id may be shown, the secret never. */
    static String token() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ID_LETTERS.charAt(RANDOM.nextInt(ID_LETTERS.length())));
        }
        return "sitrep_" + id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random());
    }

    /** A record's own text would show what it holds. */
    @Override
    public String toString() {
        return "Secrets[hidden]";
    }

    private static String key() {
        return Base64.getEncoder().encodeToString(random());
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String choose(String given, String kept, String fresh) {
        if (given != null && !given.isBlank()) {
            return given;
        }
        return kept == null || kept.isBlank() ? fresh : kept;
    }

    private static Properties read(Path file) {
        Properties kept = new Properties();
        try {
            if (Files.exists(file)) {
                kept.load(new StringReader(Files.readString(file)));
            }
            return kept;
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + ": " + PrivateFile.reason(e), e);
        }
    }
}
