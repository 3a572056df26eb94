package io.sitrep.bot.incident;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.reply.Audience;
import io.sitrep.bot.reply.Headline;
import io.sitrep.bot.reply.Phrase;
import io.sitrep.bot.reply.Posted;
import io.sitrep.bot.reply.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Has the incident service carry an order out, and finds what is to be said of it. */
@Singleton
public class CarryOut {
    /** Who is told is worth knowing, but not worth an answer that comes late: the change is made by then. */
    private static final Duration PATIENCE = Duration.ofMillis(500);
    /** What of an update decides who hears of it. */
    private static final List<String> DECIDES_AUDIENCE =
            List.of("message", "components", "regions", "visibility", "notify");

    private final IncidentHttp http;
    private final Incidents incidents;

    public CarryOut(IncidentHttp http, Incidents incidents) {
        this.http = http;
        this.incidents = incidents;
    }

    /** Fails as {@link IncidentHttp} does. Has one effect however often it is asked for with the same key. */
    public Uni<Reply.Happened> run(Order order, UUID key, Person person) {
        return http.send(order, key, person)
                .chain(answer -> followed(order, 0, key, person)
                        .chain(missed ->
                                happened(order, answer.body(), person).map(happened -> happened.without(missed))));
    }

    /** How it stands and who is told are asked for at once: the person waits for both. */
    private Uni<Reply.Happened> happened(Order order, JsonNode answer, Person person) {
        Optional<Dossier.Update> update = update(order, answer);
        String words = update.map(Dossier.Update::message).orElse(order.words());
        return Uni.combine()
                .all()
                .unis(headline(order, answer, person), audience(order, answer, update, person))
                .with((incident, audience) ->
                        new Reply.Happened(order.phrase(), incident, words, update.map(CarryOut::posted), audience));
    }

    /** What comes after the change that is done; why it went no further, when one of them was refused. */
    private Uni<Optional<Phrase>> followed(Order order, int place, UUID key, Person person) {
        if (place == order.next().size()) {
            return Uni.createFrom().item(Optional.empty());
        }
        UUID its = UUID.nameUUIDFromBytes((key + "/" + (place + 1)).getBytes(StandardCharsets.UTF_8));
        return http.send(order.next().get(place), its, person)
                .chain(() -> followed(order, place + 1, key, person))
                .onFailure(IncidentRefused.class)
                .recoverWithItem(no -> Optional.of(((IncidentRefused) no).phrase()));
    }

    /** How the incident stands after a change that is done: when that cannot be said, the answer says the less. */
    private Uni<Headline> headline(Order order, JsonNode answer, Person person) {
        if (order.ref().isEmpty()) {
            return Uni.createFrom().item(() -> incidents.headline(http.as(Dossier.class, answer)));
        }
        String ref = order.ref().get();
        return incidents
                .read(ref, person)
                .map(incidents::headline)
                .onFailure()
                .recoverWithItem(() -> incidents.unknown(ref));
    }

    /** The update an order posted, released or ended: the answer itself, or the newest of the incident it is. */
    private Optional<Dossier.Update> update(Order order, JsonNode answer) {
        if (answer.has("updates")) {
            return order.says()
                    ? http.as(Dossier.class, answer).updates().stream().findFirst()
                    : Optional.empty();
        }
        return answer.has("state") && answer.has("message")
                ? Optional.of(http.as(Dossier.Update.class, answer))
                : Optional.empty();
    }

    private static Posted posted(Dossier.Update update) {
        return new Posted(
                update.publicId(),
                update.state(),
                Optional.ofNullable(update.publishAt()),
                Optional.ofNullable(update.told()),
                update.missingTranslations());
    }

    private Uni<Optional<Audience>> audience(
            Order order, JsonNode answer, Optional<Dossier.Update> update, Person person) {
        boolean goesOut = update.filter(said -> said.isPending() || said.state().equals("published"))
                .isPresent();
        if (!goesOut) {
            return Uni.createFrom().item(Optional.empty());
        }
        Map<String, Object> body = new LinkedHashMap<>();
        DECIDES_AUDIENCE.stream()
                .filter(order.body()::containsKey)
                .forEach(field -> body.put(field, order.body().get(field)));
        body.putIfAbsent("message", update.get().message());
        String ref = order.ref().orElseGet(() -> answer.path("ref").asText());
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
