package io.sitrep.notifier.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.notifier.channel.http.AddressRange;
import io.sitrep.notifier.outside.Waiting;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The address is pinned, the certificate is still that of the name. */
class PinnedTlsTest {
    private static final String PASSWORD = "changeit";

    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> arrived = new ConcurrentLinkedQueue<>();

    // Whatever the name, it leads to the server of this test.
    private final NameLookup names = new NameLookup(
            vertx.createSharedWorkerExecutor("names-of-tls", 1),
            vertx.createSharedWorkerExecutor("names-of-strangers-to-tls", 1),
            Duration.ofSeconds(5),
            Clock.systemUTC(),
            host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")});

    private HttpServer server;
    private Line line;

    @BeforeEach
    void serve(@TempDir Path directory) throws IOException, InterruptedException {
        PfxOptions certificate = certificateOf("good.example", directory.resolve("server.p12"));
        server = vertx.createHttpServer(new HttpServerOptions().setSsl(true).setPfxKeyCertOptions(certificate))
                .requestHandler(request -> {
                    arrived.add(request.authority().host());
                    request.response().setStatusCode(204).end();
                });
        Waiting.on(server.listen(0, "127.0.0.1"));
        TargetCheck check = new TargetCheck(names, Set.of(AddressRange.of("127.0.0.0/8")), Set.of(443));
        line = new Line(
                ((VertxInternal) vertx).createEventLoopContext(),
                check,
                Clock.systemUTC(),
                Duration.ofSeconds(9),
                new HttpClientOptions().setTrustOptions(certificate));
    }

    @AfterEach
    void end() {
        names.close();
        Waiting.on(vertx.close());
    }

    @Test
    void nameOnTheCertificateIsTrusted() {
        assertThat(post("good.example").status()).isEqualTo(204);
        assertThat(arrived).containsExactly("good.example");
    }

    @Test
    void otherNameIsNotThoughTheAddressIsTheSame() {
        assertThatThrownBy(() -> post("other.example")).hasStackTraceContaining("No subject alternative DNS name");
        assertThat(arrived).isEmpty();
    }

    private Answer post(String host) {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        List<WebhookSecret> secrets = List.of(WebhookSecret.of(WebhookSecret.make()));
        String url = "https://" + host + ":" + server.actualPort() + "/";
        Promise<Answer> answer = Promise.promise();
        line.run(() -> line.post(new Post(url, "msg_1", secrets, body, false)).onComplete(answer));
        return Waiting.on(answer.future());
    }

    private static PfxOptions certificateOf(String name, Path file) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        return new PfxOptions().setPath(file.toString()).setPassword(PASSWORD);
    }
}
