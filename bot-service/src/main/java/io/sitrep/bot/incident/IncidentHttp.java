package io.sitrep.bot.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.sitrep.bot.Settings;
import io.sitrep.bot.port.Person;
import io.sitrep.kit.trace.Step;
import io.sitrep.kit.trace.TraceContext;
import io.sitrep.kit.trace.Tracing;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests to the incident service in a person's name. Each fails with {@link IncidentRefused} when the service
 * said no and with {@link IncidentUnreachable} when it gave no usable answer within some seconds; never otherwise.
 */
@Singleton
public class IncidentHttp {
    private static final int CONNECT_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 10_000;

    /** Who acts when the bot itself has something to say. */
    private static final Person BOT = new Person("system", "sitrep", "bot", "Sitrep bot");

    private final IncidentApi api;
    private final ObjectMapper json;
    private final String base;
    private final Tracing tracing;

    public IncidentHttp(Settings settings, ObjectMapper json, Tracing tracing) {
        this.tracing = tracing;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.base = withoutSlash(settings.incidentUrl()) + "/api/v1/";
        String bearer = "Bearer " + settings.serviceToken();
        this.api = QuarkusRestClientBuilder.newBuilder()
                .baseUri(settings.incidentUrl())
                .connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .readTimeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS)
                .disableDefaultMapper(true)
                .register((ClientRequestFilter) request -> request.getHeaders().putSingle("Authorization", bearer))
                .build(IncidentApi.class);
    }

    /**
     * What the service answered.
     *
     * @param etag null when it gave none
     */
    record Answer(JsonNode body, String etag) {}

    /** Whatever goes wrong, nothing was changed. */
    Uni<Answer> read(String path, Person person) {
        return asReading(answered(api.get(base + path, person.actorId())));
    }

    /** Asks for something that is worked out from a body, and changes nothing. */
    Uni<Answer> ask(String path, Map<String, Object> body, Person person) {
        Acting acting = new Acting(person, null, Optional.empty(), null);
        return asReading(answered(api.post(base + path, acting, write(body))));
    }

    /**
     * Has one effect however often it is sent with the same key.
     *
     * @param command what it is sent for, in its trace
     */
    Uni<Answer> send(Order order, UUID key, Person person, TraceContext command) {
        Step call = tracing.within(SpanKind.CLIENT, order.method() + " incident-service", command);
        return call.until(sent(order, new Acting(person, key.toString(), order.ifMatch(), call.context())));
    }

    private Uni<Answer> sent(Order order, Acting acting) {
        String url = base + order.path();
        return answered(
                switch (order.method()) {
                    case "PUT" -> api.put(url, acting, write(order.body()));
                    case "PATCH" -> api.patch(url, acting, write(order.body()));
                    case "DELETE" -> api.delete(url, acting);
                    default ->
                        order.body().isEmpty() ? api.post(url, acting) : api.post(url, acting, write(order.body()));
                });
    }

    /** In the bot's own name, about somebody: nobody else saw it. */
    Uni<Answer> audit(Audit.Denial denial, UUID key) {
        Acting acting = new Acting(BOT, key.toString(), Optional.empty(), null);
        return answered(api.post(base + "audit", acting, write(denial)));
    }

    <T> T as(Class<T> type, JsonNode body) {
        try {
            return json.treeToValue(body, type);
        } catch (JsonProcessingException unreadable) {
            throw notTheJsonItShouldBe();
        }
    }

    private Uni<Answer> answered(Uni<Response> sent) {
        return sent.onFailure().transform(Answers::unreachable).map(this::read);
    }

    private static Uni<Answer> asReading(Uni<Answer> asked) {
        return asked.onFailure(IncidentUnreachable.class).transform(away -> ((IncidentUnreachable) away).whenReading());
    }

    private Answer read(Response answer) {
        Answers.check(answer, json);
        try {
            String body = answer.readEntity(String.class);
            return new Answer(json.readTree(body == null ? "" : body), answer.getHeaderString("ETag"));
        } catch (JsonProcessingException unreadable) {
            throw notTheJsonItShouldBe();
        }
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static IncidentUnreachable notTheJsonItShouldBe() {
        return new IncidentUnreachable("its answer is not the JSON it should be", true);
    }

    static String withoutSlash(URI uri) {
        String text = uri.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
