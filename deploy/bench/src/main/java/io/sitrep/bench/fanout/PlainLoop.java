package io.sitrep.bench.fanout;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The reference: a process that signs a body for each of so many targets and posts it, and remembers nothing. Each line on its
 * input, {@code COUNT BODY-IN-BASE64}, is one run; it answers {@code took MILLISECONDS failed NUMBER}.
 */
public final class PlainLoop {
    private static final int AT_ONCE = 512;
    private static final int CONNECTIONS = 64;

    private final HttpClient client;
    private final int port;
    private Buffer body;
    private int total;
    private int next;
    private int ended;
    private int failed;
    private Runnable done = () -> {};

    private PlainLoop(Vertx vertx, int port) {
        this.port = port;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(CONNECTIONS).setMaxWaitQueueSize(-1));
    }

    /** @param arguments the receiver's port */
    public static void main(String... arguments) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        PlainLoop loop = new PlainLoop(vertx, Integer.parseInt(arguments[0]));
        try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                String[] words = line.split(" ");
                CountDownLatch latch = new CountDownLatch(1);
                long begun = System.currentTimeMillis();
                vertx.runOnContext(unused -> loop.run(
                        Integer.parseInt(words[0]),
                        Buffer.buffer(Base64.getDecoder().decode(words[1])),
                        latch::countDown));
                latch.await();
                System.out.println("took " + (System.currentTimeMillis() - begun) + " failed " + loop.failed);
            }
        }
        vertx.close();
    }

    private void run(int count, Buffer text, Runnable then) {
        body = text;
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
        String id = "msg_" + UUID.randomUUID();
        long timestamp = System.currentTimeMillis() / 1000;
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setURI("/h/" + number))
                .compose(request -> request.putHeader("Content-Type", "application/json")
                        .putHeader("webhook-id", id)
                        .putHeader("webhook-timestamp", Long.toString(timestamp))
                        .putHeader("webhook-signature", sign(number, id, timestamp))
                        .send(body))
                .compose(answer -> answer.end().map(answer.statusCode()))
                .onComplete(status -> ended(status.succeeded() && status.result() == 200));
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

    private String sign(int number, String id, long timestamp) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    ("a secret of the reader number " + number).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
