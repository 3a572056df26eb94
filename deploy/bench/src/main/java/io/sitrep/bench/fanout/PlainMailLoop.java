package io.sitrep.bench.fanout;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * The reference for mail: a process that sends the same text and HTML to each of so many readers by the same library, and
 * remembers nothing. Each line on its input, {@code COUNT}, is one run; it answers {@code took MILLISECONDS failed NUMBER}.
 */
public final class PlainMailLoop {
    private static final int AT_ONCE = 512;
    private static final int CONNECTIONS = 64;
    private static final String TEXT =
            "Investigating: Checkout is down\n\nWe are looking into it. Paying by invoice works.\n";

    private final MailClient client;
    private final String html;
    private int total;
    private int next;
    private int ended;
    private int failed;
    private Runnable done = () -> {};

    private PlainMailLoop(Vertx vertx, int port) {
        client = MailClient.create(
                vertx,
                new MailConfig()
                        .setHostname("127.0.0.1")
                        .setPort(port)
                        .setStarttls(StartTLSOptions.DISABLED)
                        .setOwnHostname("bench.example.com")
                        .setKeepAlive(true)
                        .setMaxPoolSize(CONNECTIONS));
        html = "<html><body><div>" + TEXT.repeat(40) + "</div></body></html>";
    }

    /** @param arguments the mail server's port */
    public static void main(String... arguments) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        PlainMailLoop loop = new PlainMailLoop(vertx, Integer.parseInt(arguments[0]));
        try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                int count = Integer.parseInt(line.split(" ")[0]);
                CountDownLatch latch = new CountDownLatch(1);
                long begun = System.currentTimeMillis();
                vertx.runOnContext(unused -> loop.run(count, latch::countDown));
                latch.await();
                System.out.println("took " + (System.currentTimeMillis() - begun) + " failed " + loop.failed);
            }
        }
        vertx.close();
    }

    private void run(int count, Runnable then) {
        total = count;
        next = 0;
        ended = 0;
        failed = 0;
        done = then;
        for (int i = 0; i < AT_ONCE && next < total; i++) {
            send();
        }
    }

    private void send() {
        int number = next++;
        client.sendMail(new MailMessage("status@example.com", "r" + number + "@example.org", "Checkout is down", TEXT)
                        .setHtml(html))
                .onComplete(sent -> ended(sent.succeeded()));
    }

    private void ended(boolean well) {
        failed += well ? 0 : 1;
        ended++;
        if (next < total) {
            send();
        } else if (ended == total) {
            done.run();
        }
    }
}
