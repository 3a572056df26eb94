package io.sitrep.incident.console.notifier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.sitrep.incident.Settings;
import io.sitrep.incident.access.Grant;
import io.sitrep.incident.access.Passes;
import io.sitrep.incident.access.TokenIdentities;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The notifier's API in the name of whoever is signed in here. It asks us who that is, checks their role itself and has them
 * in its own audit; this is no other way in than with a token of theirs.
 */
@Singleton
public class Notifier {
    private static final Logger LOG = Logger.getLogger(Notifier.class);
    private static final int CONNECT_MILLIS = 2_000;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final SecurityIdentity identity;
    private final Passes passes;
    private final ObjectMapper json;
    private final HttpClient client;
    private final FileSystem files;
    private final String url;
    private final Duration patience;

    Notifier(
            SecurityIdentity identity,
            Passes passes,
            ObjectMapper json,
            Vertx vertx,
            Settings settings,
            @ConfigProperty(name = "suite.patience.console") Duration patience) {
        this.identity = identity;
        this.passes = passes;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS));
        this.files = vertx.fileSystem();
        this.url = settings.notifierUrl().toString().replaceAll("/+$", "");
        this.patience = patience;
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** Of one person. Can be asked at any time of their request. */
    public final class Door {
        private final Grant grant;

        private Door(Grant grant) {
            this.grant = grant;
        }

        /**
         * What it answers; null where that is nothing. Fails with what it refuses for, and with a 503 when it is away or doesn't
         * answer in time: then it may have done it nevertheless.
         */
        public Uni<JsonNode> ask(Errand errand) {
            return Uni.createFrom()
                    .deferred(() -> {
                        String pass = passes.issue(grant);
                        return Uni.createFrom()
                                .completionStage(() -> send(errand, pass).toCompletionStage());
                    })
                    .onFailure(failure -> !(failure instanceof ProblemException))
                    .transform(failure -> {
                        LOG.warnf(
                                "the notifier could not be asked: %s: %s",
                                errand, failure.getClass().getSimpleName());
                        return away();
                    });
        }

        public <T> Uni<T> ask(Errand errand, Class<T> as) {
            return ask(errand).map(answer -> json.convertValue(answer, as));
        }
    }

    /** To be asked for before anything is waited for. */
    public Door door() {
        return new Door(identity.getAttribute(TokenIdentities.GRANT));
    }

    public <T> T read(JsonNode answer, Class<T> as) {
        return json.convertValue(answer, as);
    }

    private Future<JsonNode> send(Errand errand, String pass) {
        RequestOptions options = new RequestOptions()
                .setMethod(errand.method())
                .setAbsoluteURI(url + errand.path() + Query.of(errand.query()))
                .setTimeout((errand.isLong() ? LONG : patience).toMillis())
                .putHeader("Authorization", "Bearer " + pass);
        if (errand.key() != null) {
            options.putHeader("Idempotency-Key", errand.key());
        }
        return client.request(options)
                .compose(request -> errand.body() == null ? request.send() : send(request, errand.body()))
                .compose(answer -> answer.body().map(body -> read(answer, body)));
    }

    private Future<HttpClientResponse> send(HttpClientRequest request, Object body) {
        if (body instanceof byte[] file) {
            return request.putHeader("Content-Type", "application/octet-stream").send(Buffer.buffer(file));
        }
        if (body instanceof Path file) {
            return files.open(
                            file.toString(),
                            new OpenOptions().setRead(true).setWrite(false).setCreate(false))
                    .compose(content -> request.putHeader("Content-Type", "application/octet-stream")
                            .send(content));
        }
        return request.putHeader("Content-Type", "application/json").send(Buffer.buffer(write(body)));
    }

    private JsonNode read(HttpClientResponse answer, Buffer body) {
        int status = answer.statusCode();
        if (status == 401 || status >= 500 && !isProblem(answer)) {
            LOG.warnf("the notifier could not be asked: it answered %d", status);
            throw away();
        }
        try {
            JsonNode read = body.length() == 0 ? null : json.readTree(body.getBytes());
            if (status >= 400) {
                throw new ProblemException(
                        json.convertValue(read == null ? Map.of("status", status) : read, Problem.class));
            }
            return read;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static boolean isProblem(HttpClientResponse answer) {
        String type = answer.getHeader("Content-Type");
        return type != null && type.startsWith(Problem.MEDIA_TYPE);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ProblemException away() {
        return new ProblemException(
                Problem.of(
                        503,
                        "notifier-away",
                        "The notifier does not answer",
                        "Whether it was done is not known: look once it is back, or send the same form again"),
                SOON);
    }
}
