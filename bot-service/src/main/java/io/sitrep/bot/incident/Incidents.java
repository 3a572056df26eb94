package io.sitrep.bot.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.sitrep.bot.Settings;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.reply.Headline;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Asks the incident service in a person's name. Each call fails with {@link IncidentRefused} when the service said no
 * and with {@link IncidentUnreachable} when it gave no usable answer within some seconds; never otherwise.
 */
@Singleton
public class Incidents {
    private static final int CONNECT_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 10_000;

    /** As many as the service lists at once; who has more open incidents than this names the one meant. */
    private static final int MOST_LISTED = 200;

    private final IncidentApi api;
    private final ObjectMapper json;
    private final String base;
    private final String publicUrl;

    public Incidents(Settings settings, ObjectMapper json) {
        this.json = json;
        this.base = withoutSlash(settings.incidentUrl()) + "/api/v1/";
        this.publicUrl = withoutSlash(settings.publicUrl());
        String bearer = "Bearer " + settings.serviceToken();
        this.api = QuarkusRestClientBuilder.newBuilder()
                .baseUri(settings.incidentUrl())
                .connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .readTimeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS)
                .disableDefaultMapper(true)
                .register((ClientRequestFilter) request -> request.getHeaders().putSingle("Authorization", bearer))
                .build(IncidentApi.class);
    }

    /** The open incidents, newest first; 200 at most. */
    public Uni<List<Headline>> open(Person person) {
        return api.get(base + "incidents?open=true&limit=" + MOST_LISTED, person.actorId())
                .map(answer -> read(answer, IncidentJson.Page.class).items().stream()
                        .map(this::headline)
                        .toList())
                .onFailure(Incidents::isOfTransport)
                .transform(Answers::unreachable)
                .onFailure(IncidentUnreachable.class)
                .transform(away -> ((IncidentUnreachable) away).whenReading());
    }

    /** Has one effect however often it is sent with the same key. */
    public Uni<Headline> carryOut(Order order, UUID key, Person person) {
        Uni<Response> sent = api.post(
                base + order.path(),
                person.actorId(),
                URLEncoder.encode(person.name(), StandardCharsets.UTF_8).replace("+", "%20"),
                person.platform(),
                key.toString(),
                write(order));
        return sent.onFailure()
                .transform(Answers::unreachable)
                .invoke(answer -> Answers.check(answer, json))
                .chain(answer -> order.ref().isEmpty()
                        ? Uni.createFrom().item(headline(read(answer, IncidentJson.class)))
                        : afterwards(order.ref().get(), person));
    }

    /** How the incident stands after a change that is done: when that cannot be said, the answer says the less. */
    private Uni<Headline> afterwards(String ref, Person person) {
        return api.get(base + "incidents/" + ref, person.actorId())
                .map(answer -> headline(read(answer, IncidentJson.class)))
                .onFailure()
                .recoverWithItem(() -> new Headline(ref, "", "", "", URI.create(publicUrl), List.of()));
    }

    private <T> T read(Response answer, Class<T> type) {
        Answers.check(answer, json);
        try {
            return json.readValue(answer.readEntity(String.class), type);
        } catch (JsonProcessingException unreadable) {
            throw new IncidentUnreachable("its answer is not the JSON it should be", true);
        }
    }

    private Headline headline(IncidentJson incident) {
        return new Headline(
                incident.ref(),
                incident.title(),
                incident.severity(),
                incident.status(),
                URI.create(publicUrl + "/incidents/" + incident.publicId()),
                incident.untranslated());
    }

    private String write(Order order) {
        try {
            return json.writeValueAsString(order.body());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isOfTransport(Throwable failure) {
        return !(failure instanceof IncidentRefused || failure instanceof IncidentUnreachable);
    }

    private static String withoutSlash(URI uri) {
        String text = uri.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
