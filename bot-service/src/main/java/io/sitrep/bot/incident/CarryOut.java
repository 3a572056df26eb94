package io.sitrep.bot.incident;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.trace.SpanKind;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.reply.Audience;
import io.sitrep.bot.reply.Headline;
import io.sitrep.bot.reply.Phrase;
import io.sitrep.bot.reply.Posted;
import io.sitrep.bot.reply.Reply;
import io.sitrep.kit.trace.Step;
import io.sitrep.kit.trace.TraceContext;
import io.sitrep.kit.trace.Tracing;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Has the incident service carry an order out, and finds what is to be said of it. */
@Singleton
public class CarryOut {
    private final IncidentHttp http;
    private final Incidents incidents;
    private final WhoHears whoHears;
    private final Tracing tracing;

    public CarryOut(IncidentHttp http, Incidents incidents, WhoHears whoHears, Tracing tracing) {
        this.tracing = tracing;
        this.http = http;
        this.incidents = incidents;
        this.whoHears = whoHears;
    }

    /** Fails as {@link IncidentHttp} does. Has one effect however often it is asked for with the same key. */
    public Uni<Reply.Happened> run(Order order, UUID key, Person person) {
        Step command = tracing.beginning(SpanKind.INTERNAL, "command " + order.deed(), key);
        Optional<Uni<Optional<Audience>>> audience = meanwhile(order, person);
        Following following = new Following(order, key, person, command.context());
        return command.until(http.send(order, key, person, command.context())
                .chain(answer -> followed(following, 0)
                        .chain(missed -> happened(order, answer.body(), audience, person)
                                .map(happened -> happened.without(missed)))));
    }

    /** Who is told of words that are known before they are sent is asked for at once: the person waits for it. */
    private Optional<Uni<Optional<Audience>>> meanwhile(Order order, Person person) {
        if (order.ref().isEmpty() || !order.says()) {
            return Optional.empty();
        }
        Uni<Optional<Audience>> asked = whoHears.of(order, order.ref().get(), order.words(), person)
                .memoize()
                .indefinitely();
        asked.subscribe().with(counted -> {}, lost -> {});
        return Optional.of(asked);
    }

    private Uni<Reply.Happened> happened(
            Order order, JsonNode answer, Optional<Uni<Optional<Audience>>> asked, Person person) {
        Optional<Dossier.Update> update = update(order, answer);
        String words = update.map(Dossier.Update::message).orElse(order.words());
        return Uni.combine()
                .all()
                .unis(headline(order, answer, person), told(order, answer, update, asked, person))
                .with((incident, audience) ->
                        new Reply.Happened(order.phrase(), incident, words, update.map(CarryOut::posted), audience));
    }

    private Uni<Optional<Audience>> told(
            Order order,
            JsonNode answer,
            Optional<Dossier.Update> update,
            Optional<Uni<Optional<Audience>>> asked,
            Person person) {
        boolean goesOut = update.filter(said -> said.isPending() || said.state().equals("published"))
                .isPresent();
        if (!goesOut) {
            return Uni.createFrom().item(Optional.empty());
        }
        boolean released = order.ref().isPresent() && !order.says();
        return asked.orElseGet(() -> released
                ? whoHears.ofReleased(answer, order.ref().get(), person)
                : whoHears.of(
                        order,
                        order.ref().orElseGet(() -> answer.path("ref").asText()),
                        update.get().message(),
                        person));
    }

    /** An order, and those it brings with it: each has a key of its own that follows from the first one's. */
    private record Following(Order order, UUID key, Person person, TraceContext command) {
        UUID key(int place) {
            return UUID.nameUUIDFromBytes((key + "/" + (place + 1)).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What comes after the change that is done; why it went no further, when one of them was refused. */
    private Uni<Optional<Phrase>> followed(Following all, int place) {
        if (place == all.order().next().size()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return http.send(all.order().next().get(place), all.key(place), all.person(), all.command())
                .chain(() -> followed(all, place + 1))
                .onFailure(IncidentRefused.class)
                .recoverWithItem(no -> Optional.of(((IncidentRefused) no).phrase()));
    }

    /** How the incident stands after a change that is done: when that cannot be said, the answer says the less. */
    private Uni<Headline> headline(Order order, JsonNode answer, Person person) {
        if (order.ref().isEmpty()) {
            return Uni.createFrom().item(() -> incidents.headline(http.as(Dossier.class, answer)));
        }
        return incidents.headline(order.ref().get(), person);
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
}
