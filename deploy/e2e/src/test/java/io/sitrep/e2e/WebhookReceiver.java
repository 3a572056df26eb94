package io.sitrep.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Somebody's server that takes webhooks, keeps them, and can keep their sender waiting. */
public final class WebhookReceiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** One request as it came in. */
    public record Received(HttpHeaders headers, String body) {
        String id() {
            return headers.firstValue("webhook-id").orElseThrow();
        }

        public JsonPath json() {
            return JsonPath.from(body);
        }

        String title() {
            return json().getString("incident.name");
        }

        /** By the standard's own library, with the secret that the subscriber was given. */
        void verify(String secret) {
            try {
                new Webhook(secret).verify(body, headers);
            } catch (WebhookVerificationException e) {
                throw new AssertionError("not signed with the subscriber's secret", e);
            }
        }
    }

    public WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/hook", this::take);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** What came about an incident, in the order of arrival. */
    public List<Received> about(String title) {
        return received.stream().filter(each -> title.equals(each.title())).toList();
    }

    /** From now on senders get no answer until the returned latch is counted down. */
    CountDownLatch answerNobody() {
        assertThat(gate.getCount()).isZero();
        gate = new CountDownLatch(1);
        return gate;
    }

    @Override
    public void close() {
        gate.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            CountDownLatch wait = gate;
            received.add(new Received(HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true), body));
            wait.await();
            exchange.sendResponseHeaders(204, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
