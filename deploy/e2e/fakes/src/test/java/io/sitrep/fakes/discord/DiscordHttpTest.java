package io.sitrep.fakes.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Interactions by HTTP, to an app that looks at their signatures. */
class DiscordHttpTest extends DiscordHouse {
    private HttpServer app;
    private URI endpoint;
    private boolean looks = true;
    private Function<JsonObject, String> answer = asked -> "{\"type\":1}";

    @BeforeEach
    void listen() throws IOException {
        registers();
        app = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        app.createContext("/", this::take);
        app.start();
        endpoint = URI.create("http://127.0.0.1:" + app.getAddress().getPort() + "/discord/interactions");
        discord.reachesByHttp(endpoint);
    }

    @AfterEach
    void leave() {
        app.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean isGood = !looks
                || isSigned(
                        exchange.getRequestHeaders().getFirst("X-Signature-Timestamp"),
                        body,
                        exchange.getRequestHeaders().getFirst("X-Signature-Ed25519"));
        byte[] said = isGood
                ? answer.apply(new JsonObject(new String(body, StandardCharsets.UTF_8)))
                        .getBytes(StandardCharsets.UTF_8)
                : new byte[0];
        exchange.sendResponseHeaders(isGood ? said.length == 0 ? 202 : 200 : 401, said.length == 0 ? -1 : said.length);
        exchange.getResponseBody().write(said);
        exchange.close();
    }

    private boolean isSigned(String timestamp, byte[] body, String signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key());
            check.update(timestamp.getBytes(StandardCharsets.UTF_8));
            check.update(body);
            return check.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }

    /** The y of the point, little-endian, with the sign of x in the last bit. */
    private PublicKey key() throws GeneralSecurityException {
        byte[] bytes = HexFormat.of().parseHex(discord.publicKey());
        boolean isOdd = (bytes[31] & 0x80) != 0;
        bytes[31] &= 0x7F;
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = bytes[31 - i];
        }
        EdECPoint point = new EdECPoint(isOdd, new BigInteger(1, bigEndian));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }

    @Test
    void anEndpointIsAcceptedThatAnswersAPingAndLooksAtSignatures() throws IOException {
        assertThat(discord.acceptsEndpoint(endpoint)).isTrue();
        looks = false;
        assertThat(discord.acceptsEndpoint(endpoint)).isFalse();
        answer = asked -> "{\"type\":4}";
        assertThat(discord.acceptsEndpoint(endpoint)).isFalse();
    }

    @Test
    void whatIsInTheResponseIsTheFirstAnswer() {
        answer = asked -> "{\"type\":4,\"data\":{\"content\":\"pong\",\"flags\":64}}";
        Sent sent = rosa.types(GENERAL, "/incident ping");

        assertThat(sent.isAcknowledged()).isTrue();
        assertThat(rosa.sees(sent)).singleElement().satisfies(shown -> {
            assertThat(shown.text()).isEqualTo("pong");
            assertThat(shown.onlyFor()).isEqualTo(ROSA);
        });
        assertThat(rosa.again(sent).isAcknowledged()).isTrue();
        assertThat(home.in(GENERAL)).hasSize(1);
    }

    @Test
    void anAnswerThatIsNoneIsNotTaken() {
        answer = asked -> "{\"type\":8,\"data\":{\"choices\":[]}}";
        Sent sent = rosa.types(GENERAL, "/incident ping");

        assertThat(sent.isAcknowledged()).isFalse();
        assertThat(sent.status()).isEqualTo(400);
        assertThat(home.in(GENERAL)).isEmpty();
    }

    @Test
    void anAppThatTakesItMayAnswerByRest() {
        answer = asked -> {
            done(
                    "POST",
                    "interactions/" + asked.getString("id") + "/" + asked.getString("token") + "/callback",
                    new JsonObject().put("type", 5));
            return "";
        };
        assertThat(rosa.types(GENERAL, "/incident ping").answer()).isEqualTo(5);
    }
}
