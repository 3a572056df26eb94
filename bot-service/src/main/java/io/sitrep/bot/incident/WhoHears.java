package io.sitrep.bot.incident;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.reply.Audience;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How many hear of what is said, by channel. */
@Singleton
class WhoHears {
    /** Who is told is worth knowing, but not worth an answer that comes late: the change is made by then. */
    private static final Duration PATIENCE = Duration.ofMillis(500);
    /** What of an update decides who hears of it. */
    private static final List<String> DECIDES_AUDIENCE =
            List.of("message", "components", "regions", "visibility", "notify");

    private final IncidentHttp http;

    WhoHears(IncidentHttp http) {
        this.http = http;
    }

    /**
     * Of the words of an order; empty where it is not known in time. Never fails.
     *
     * @param ref the incident they are about
     */
    Uni<Optional<Audience>> of(Order order, String ref, String message, Person person) {
        Map<String, Object> body = new LinkedHashMap<>();
        DECIDES_AUDIENCE.stream()
                .filter(order.body()::containsKey)
                .forEach(field -> body.put(field, order.body().get(field)));
        body.putIfAbsent("message", message);
        return of(body, ref, person);
    }

    /**
     * Of an update that was let out: what it says of parts and places was said when it was written.
     *
     * @param update as the incident service has it
     */
    Uni<Optional<Audience>> ofReleased(JsonNode update, String ref, Person person) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("message", update.path("message").asText());
        List<Map<String, String>> components = StreamSupport.stream(
                        update.path("components").spliterator(), false)
                .map(component -> Map.of(
                        "id", component.path("id").asText(),
                        "status", component.path("status").asText()))
                .toList();
        if (!components.isEmpty()) {
            body.put("components", components);
        }
        if (!update.path("regions").isEmpty()) {
            body.put("regions", update.path("regions"));
        }
        return of(body, ref, person);
    }

    private Uni<Optional<Audience>> of(Map<String, Object> body, String ref, Person person) {
        return http.ask("incidents/" + ref + "/updates/preview?renderings=false", body, person)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(preview -> counted(preview.body().path("audience")))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** Null where the notifier could not be asked. Readers of one channel count together, whatever their language. */
    private static Optional<Audience> counted(JsonNode audience) {
        if (!audience.isObject()) {
            return Optional.empty();
        }
        Map<String, Long> channels = StreamSupport.stream(
                        audience.path("channels").spliterator(), false)
                .collect(Collectors.groupingBy(
                        readers -> readers.path("channel").asText(),
                        LinkedHashMap::new,
                        Collectors.summingLong(readers -> readers.path("count").asLong())));
        return Optional.of(new Audience(
                audience.path("total").asLong(),
                channels.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(channel -> new Audience.Readers(channel.getKey(), channel.getValue()))
                        .toList()));
    }
}
