package io.sitrep.local.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A webhook's receiver for trying things out: checks each delivery's signature, prints a line about it and answers 204,
 * or 401 when the signature is wrong. Listens on this machine alone.
 */
public final class WebhookPrinter implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final WebhookSignature signature;
    private final PrintStream out;

    private WebhookPrinter(HttpServer server, WebhookSignature signature, PrintStream out) {
        this.server = server;
        this.signature = signature;
        this.out = out;
    }

    /**
     * Starts listening.
     *
     * @param port 0 for a free one
     * @param secret {@code whsec_…}, as the subscriber was made with
     */
    public static WebhookPrinter start(int port, String secret, PrintStream out) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        WebhookPrinter printer = new WebhookPrinter(server, new WebhookSignature(secret), out);
        server.createContext("/", printer::receive);
        server.start();
        return printer;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void receive(HttpExchange request) throws IOException {
        String body = new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String id = header(request, "webhook-id");
        boolean valid =
                signature.isValid(id, header(request, "webhook-timestamp"), body, header(request, "webhook-signature"));
        out.println(id + "  signature " + (valid ? "valid" : "WRONG") + "  " + summary(body));
        request.sendResponseHeaders(valid ? 204 : 401, -1);
        request.close();
    }

    private static String summary(String body) throws IOException {
        JsonNode incident = JSON.readTree(body).path("incident");
        return incident.path("status").asText() + ": " + incident.path("name").asText() + ": "
                + incident.path("incident_updates").path(0).path("body").asText();
    }

    private static String header(HttpExchange request, String name) {
        String value = request.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Usage: {@code WebhookPrinter PORT SECRET}. Runs until it is stopped. */
    public static void main(String... args) throws IOException {
        if (args.length != 2 || !args[0].matches("\\d{1,5}") || !args[1].startsWith("whsec_")) {
            System.err.println("usage: deploy/local/webhook PORT whsec_SECRET");
            System.exit(2);
        }
        WebhookPrinter printer = start(Integer.parseInt(args[0]), args[1], System.out);
        System.out.println("Listening on http://127.0.0.1:" + printer.port() + "/");
    }
}
