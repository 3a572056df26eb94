package io.sitrep.notifier.channel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.embedded.FreePort;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.Waiting;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealService
class ProviderApiTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final AtomicInteger asked = new AtomicInteger();
    private volatile Consumer<HttpServerRequest> answer =
            request -> request.response().end("{\"ok\":true}");

    @Inject
    ProviderApi api;

    @Inject
    Vertx vertx;

    private HttpServer server;

    @BeforeEach
    void listen() {
        server = Waiting.on(vertx.createHttpServer()
                .requestHandler(request -> {
                    asked.incrementAndGet();
                    answer.accept(request);
                })
                .listen(0, "127.0.0.1"));
    }

    @AfterEach
    void close() {
        Waiting.on(server.close());
    }

    @Test
    void answerIsReadWhole() {
        Reply reply = ask(Call.json(HttpMethod.POST, uri(), new JsonObject().put("text", "è"))
                .bearer("s3cret"));
        assertThat(reply.isSuccess()).isTrue();
        assertThat(reply.json().getBoolean("ok")).isTrue();
    }

    @Test
    void formIsWrittenAsABrowserWould() {
        answer = request -> request.body().onSuccess(body -> request.response().end(body));
        Reply reply = ask(Call.form(uri(), Map.of("Body", "1 + 1 = è&?")));
        assertThat(reply.body()).hasToString("Body=1+%2B+1+%3D+%C3%A8%26%3F");
    }

    @Test
    void statusIsAnAnswerAndBodiesThatAreNoJsonAreEmpty() {
        answer = request -> request.response().setStatusCode(500).end("<html>oops</html>");
        Reply reply = ask(Call.get(uri()));
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.json()).isEmpty();
    }

    @Test
    void redirectIsNotFollowed() {
        answer = request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", uri().toString())
                .end();
        assertThat(ask(Call.get(uri())).status()).isEqualTo(302);
        assertThat(asked).hasValue(1);
    }

    @Test
    void whereNobodyListensNothingWasSent() {
        URI nowhere = URI.create("http://127.0.0.1:" + FreePort.find() + "/");
        assertThatThrownBy(() -> ask(Call.get(nowhere))).isInstanceOf(NotSent.class);
    }

    @Test
    void silenceAfterTheRequestIsNoAnswer() {
        answer = request -> {};
        assertThatThrownBy(() -> ask(Call.get(uri()))).isInstanceOf(NoAnswer.class);
        answer = request -> request.connection().close();
        assertThatThrownBy(() -> ask(Call.get(uri()))).isInstanceOf(NoAnswer.class);
    }

    @Test
    void answerWithoutAnEndIsCutOff() {
        answer = request -> pour(request, Buffer.buffer("x".repeat(8_192)));
        assertThatThrownBy(() -> ask(Call.get(uri()))).isInstanceOf(NoAnswer.class);
    }

    @Test
    void callsOfOneAttemptShareItsTime() {
        answer = request -> {};
        Calls calls = api.calls();
        assertThatThrownBy(() -> calls.call(Call.post(uri())).await().atMost(SOON))
                .isInstanceOf(NoAnswer.class);
        assertThatThrownBy(() -> calls.call(Call.get(uri())).await().atMost(SOON))
                .isInstanceOf(NotSent.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void nothingSecretIsSaid() {
        Call call = Call.json(HttpMethod.POST, uri(), new JsonObject().put("password", "s3cret"))
                .bearer("s3cret");
        assertThat(call.toString()).doesNotContain("s3cret", "127.0.0.1");
    }

    private static void pour(HttpServerRequest request, Buffer part) {
        request.response().setChunked(true).write(part).onSuccess(more -> pour(request, part));
    }

    private Reply ask(Call call) {
        return api.call(call).await().atMost(SOON);
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/api");
    }
}
