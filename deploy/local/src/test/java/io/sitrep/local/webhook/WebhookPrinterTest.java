package io.sitrep.local.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookPrinterTest {
    /** The example of the Standard Webhooks specification. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String BODY = "{\"test\": 2432232314}";

    @Test
    void theSpecificationsOwnExampleIsValidAndAnAlteredOneIsNot() throws Exception {
        var printed = new ByteArrayOutputStream();
        try (var printer = WebhookPrinter.start(0, SECRET, new PrintStream(printed, true, StandardCharsets.UTF_8))) {
            assertThat(send(printer.port(), BODY)).isEqualTo(204);
            assertThat(send(printer.port(), "{\"test\": 2432232315}")).isEqualTo(401);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith(ID + "  signature valid"),
                        second -> assertThat(second).startsWith(ID + "  signature WRONG"));
    }

    private static int send(int port, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .header("webhook-id", ID)
                .header("webhook-timestamp", "1614265330")
                .header("webhook-signature", SIGNATURE)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
