package io.sitrep.notifier.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.kit.settings.SettingException;
import io.sitrep.notifier.outside.StrictMailServer;
import io.vertx.ext.mail.MailMessage;
import io.vertx.mutiny.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures are held against Apache James' verifier. */
class DkimTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final KeyPair KEY = keyPair("RSA", 2048);

    @TempDir
    Path directory;

    @AfterAll
    static void close() {
        VERTX.closeAndAwait();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE KEY", "RSA PRIVATE KEY"})
    void strangersCanTellThatAMailIsOurs(String format) throws Exception {
        String mail =
                sent(format, "Checkout is down", "Hello.\n\n.a line with a dot, and one that ends in blanks   \n\n");
        List<SignatureRecord> signatures = verify(mail);

        assertThat(signatures).hasSize(1);
        List<String> covered = signatures.get(0).getHeaders().stream()
                .map(name -> name.toString().toLowerCase(Locale.ROOT))
                .toList();
        assertThat(covered)
                .contains("list-unsubscribe", "list-unsubscribe-post", "message-id", "subject", "to", "date");
        assertThat(covered.stream().filter("from"::equals)).hasSize(2);
        assertThat(signatures.get(0).getDToken().toString()).isEqualTo("example.com");
    }

    @Test
    void aFoldedSubjectIsCoveredToo() throws Exception {
        String mail = sent("PRIVATE KEY", "Größere Störung bei der Kasse 🔥 ".repeat(6), "Guten Tag.");
        assertThat(mail).containsPattern("Subject: =\\?UTF-8\\?B\\?.*\\r\\n =\\?UTF-8");
        assertThat(verify(mail)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List-Unsubscribe: <https://evil.example/",
                "Subject: Checkout is up",
                "From: Eve <eve@example.com>"
            })
    void whatIsChangedOrAddedOnTheWayShows(String header) throws Exception {
        String mail = sent("PRIVATE KEY", "Checkout is down", "Hello.");
        assertThatThrownBy(() -> verify(header + "\r\n" + mail)).isInstanceOf(FailException.class);
        String name = header.substring(0, header.indexOf(':') + 1);
        String changed = mail.replaceFirst("(?m)^" + name + ".*$", header);
        assertThatThrownBy(() -> verify(changed)).isInstanceOf(FailException.class);
    }

    @Test
    void aFileThatIsNoKeyStopsTheStart() throws Exception {
        Path absent = directory.resolve("absent.pem");
        Path other = Files.writeString(directory.resolve("other.pem"), "-----BEGIN CERTIFICATE-----\nMIIB\n");
        Path damaged = Files.writeString(
                directory.resolve("damaged.pem"), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");
        Path curve = write("PRIVATE KEY", keyPair("EC", 256).getPrivate().getEncoded());
        for (Path wrong : List.of(absent, other, damaged, curve, directory)) {
            assertThatThrownBy(() -> new Dkim(signing(wrong).settings()))
                    .isInstanceOf(SettingException.class)
                    .hasMessageStartingWith("SITREP_DKIM_PRIVATE_KEY_FILE: ")
                    .hasMessageNotContainingAny("c2VjcmV0", wrong.toString());
        }
    }

    @Test
    void aDomainWithoutASelectorStopsTheStart() {
        MailSettings half = MailSettings.usual().with("sitrep.dkim.domain", "example.com");
        assertThatThrownBy(() -> new Dkim(half.settings()))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("SITREP_DKIM_SELECTOR: ");
    }

    private String sent(String format, String subject, String text) throws IOException {
        byte[] key = KEY.getPrivate().getEncoded();
        // What PKCS#8 wraps around the key itself is 26 bytes long for these.
        Path file = write(format, format.startsWith("RSA") ? Arrays.copyOfRange(key, 26, key.length) : key);
        try (StrictMailServer server = StrictMailServer.plain()) {
            signing(file)
                    .with("quarkus.mailer.port", server.port())
                    .lines(VERTX)
                    .current()
                    .send(mail(subject, text))
                    .await()
                    .atMost(Duration.ofSeconds(30));
            return server.taken().get(0).raw();
        }
    }

    private static MailMessage mail(String subject, String text) {
        MailHeaders.About about = new MailHeaders.About(
                UUID.randomUUID(),
                UUID.randomUUID(),
                subject,
                "en",
                Instant.parse("2026-03-04T10:00:01Z"),
                URI.create("https://notify.example.com/subscriptions/t/unsubscribe"));
        return new MailMessage()
                .setFixedHeaders(true)
                .setHeaders(new MailHeaders(Sender.of("Example Status <status@example.com>"))
                        .of(about, "reader@example.org", "=_b"))
                .setBounceAddress("bounce@example.com")
                .setTo("reader@example.org")
                .setText(text);
    }

    private static MailSettings signing(Path key) {
        return MailSettings.usual()
                .with("sitrep.dkim.domain", "example.com")
                .with("sitrep.dkim.selector", "s1")
                .with("sitrep.dkim.private-key-file", key);
    }

    private static List<SignatureRecord> verify(String mail) throws IOException, FailException {
        String record = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(KEY.getPublic().getEncoded());
        DKIMVerifier verifier = new DKIMVerifier((methods, selector, domain) -> {
            assertThat(selector + " " + domain).isEqualTo("s1 example.com");
            return List.of(record);
        });
        return verifier.verify(new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private Path write(String label, byte[] key) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        Path file = Files.createTempFile(directory, "key", ".pem");
        return Files.writeString(file, "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
    }

    private static KeyPair keyPair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
