package io.sitrep.incident.console.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The company's OpenID provider, as far as a browser signs in there: where it is sent, and what its code is worth. The token that
 * comes of it is judged elsewhere. Off while none is configured.
 */
@Singleton
class Provider {
    static final String CALLBACK = "/console/sign-in/callback";

    private static final Logger LOG = Logger.getLogger(Provider.class);
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

    private final boolean on;
    private final String url;
    private final String clientId;
    private final Optional<String> secret;
    private final String scopes;
    private final String callback;
    private final HttpClient client;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration patience;
    private volatile Description known;

    Provider(
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean on,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> url,
            @ConfigProperty(name = "quarkus.oidc.client-id", defaultValue = "sitrep") String clientId,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") Optional<String> secret,
            @ConfigProperty(name = "quarkus.oidc.authentication.scopes") Optional<List<String>> scopes,
            ConsoleAddress console,
            Vertx vertx,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "suite.patience.provider") Duration patience) {
        this.on = on;
        this.url = url.orElse("").replaceAll("/+$", "");
        this.clientId = clientId;
        this.secret = secret.filter(text -> !text.isBlank());
        this.scopes = String.join(" ", scopes.orElse(List.of("openid", "profile", "email")));
        this.callback = console.of(CALLBACK);
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) patience.toMillis()));
        this.json = json;
        this.clock = clock;
        this.patience = patience;
    }

    /** Where it says that its doors are. */
    private record Description(URI authorize, URI token, Instant until) {}

    @PreDestroy
    void close() {
        client.close();
    }

    boolean isOn() {
        return on;
    }

    /** For whom a token has to be meant. */
    String clientId() {
        return clientId;
    }

    /** Where a browser goes to sign in. Fails with a 503 when the provider does not say. */
    Uni<URI> door(Pledge pledge) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", clientId);
        asked.put("redirect_uri", callback);
        asked.put("scope", scopes);
        asked.put("state", pledge.state());
        asked.put("nonce", pledge.nonce());
        asked.put("code_challenge", pledge.challenge());
        asked.put("code_challenge_method", "S256");
        return described().map(description -> {
            String own = description.authorize().toString();
            return URI.create(own + (own.contains("?") ? "&" : "?") + form(asked));
        });
    }

    /** The token that says who it is; null when the provider does not take the code. Fails with a 503 when it is away. */
    Uni<String> token(String code, Pledge pledge) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("grant_type", "authorization_code");
        asked.put("code", code);
        asked.put("redirect_uri", callback);
        asked.put("code_verifier", pledge.verifier());
        if (secret.isEmpty()) {
            asked.put("client_id", clientId);
        }
        return described()
                .chain(description -> uni(request(HttpMethod.POST, description.token(), form(asked))))
                .map(answer -> answer.path("id_token").asText(null));
    }

    private Uni<Description> described() {
        Description last = known;
        if (last != null && clock.instant().isBefore(last.until())) {
            return Uni.createFrom().item(last);
        }
        return uni(request(HttpMethod.GET, URI.create(url + "/.well-known/openid-configuration"), null))
                .map(said -> new Description(
                        URI.create(said.path("authorization_endpoint").asText()),
                        URI.create(said.path("token_endpoint").asText()),
                        clock.instant().plus(KNOWN_FOR)))
                .onItem()
                .invoke(said -> {
                    if (!said.authorize().isAbsolute() || !said.token().isAbsolute()) {
                        throw away("its description lacks an endpoint");
                    }
                    known = said;
                });
    }

    private Future<JsonNode> request(HttpMethod method, URI at, String form) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(at.toString())
                .setTimeout(patience.toMillis())
                .putHeader("Accept", "application/json");
        if (form != null) {
            options.putHeader("Content-Type", "application/x-www-form-urlencoded");
            secret.ifPresent(text -> options.putHeader("Authorization", "Basic " + basic(text)));
        }
        return client.request(options)
                .compose(ready -> form == null ? ready.send() : ready.send(Buffer.buffer(form)))
                .compose(answer -> answer.body().map(body -> {
                    // 400 and 401 are its words for a code that is worth nothing.
                    boolean refused = form != null && (answer.statusCode() == 400 || answer.statusCode() == 401);
                    if (answer.statusCode() != 200 && !refused) {
                        throw away("it answered " + answer.statusCode());
                    }
                    if (refused) {
                        LOG.warnf("the OpenID provider takes no code from us: it answered %d", answer.statusCode());
                    }
                    return refused ? json.createObjectNode() : read(body);
                }));
    }

    private JsonNode read(Buffer body) {
        try {
            return json.readTree(body.getBytes());
        } catch (IOException unreadable) {
            throw away("its answer can't be read");
        }
    }

    /** As RFC 6749, 2.3.1 has it: each half encoded as a form is. */
    private String basic(String text) {
        String both = encoded(clientId) + ":" + encoded(text);
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> Uni<T> uni(Future<T> answer) {
        return Uni.createFrom()
                .completionStage(answer.toCompletionStage())
                .onFailure(failure -> !(failure instanceof ProblemException))
                .transform(failure -> away(failure.getClass().getSimpleName()));
    }

    private static ProblemException away(String why) {
        LOG.warnf("the OpenID provider does not answer: %s", why);
        return new ProblemException(Problem.of(
                503,
                "sign-on-unavailable",
                "Single sign-on is away",
                "The provider does not answer: try again in a moment"));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
