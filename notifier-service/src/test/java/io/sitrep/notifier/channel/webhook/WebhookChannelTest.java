package io.sitrep.notifier.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.ChannelContract;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.PreviousSecrets;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Messages;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.outside.Signatures;
import io.sitrep.notifier.outside.WebhookReceiver;
import io.sitrep.notifier.render.Message;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@RealService
class WebhookChannelTest extends ChannelContract {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final WebhookReceiver receiver = WebhookReceiver.running();
    private final String path = "/hook-" + UUID.randomUUID();

    @Inject
    WebhookChannel channel;

    @Override
    protected Channel channel() {
        return channel;
    }

    @Override
    protected Target target() {
        return new Target(receiver.url(path), Optional.of(SECRET));
    }

    @Override
    protected void otherSide(Behaviour behaviour) {
        Consumer<HttpServerResponse> answer = switch (behaviour) {
            case ACCEPTS -> response -> response.setStatusCode(204).end();
            case REFUSES -> response -> response.setStatusCode(400).end(SECRET);
            case DOES_NOT_KNOW_US -> response -> response.setStatusCode(401).end(SECRET);
            case IS_BUSY -> response -> response.setStatusCode(429).end();
            case IS_AWAY -> response -> response.setStatusCode(503).end();
            case IS_SILENT -> response -> {};
            case NEVER_ENDS -> receiver::pour;
        };
        receiver.answerAlways(path, answer);
    }

    @Override
    protected List<String> arrived() {
        return receiver.at(path).stream().map(WebhookReceiver.Received::message).toList();
    }

    @Override
    protected List<String> secrets() {
        return List.of(SECRET, SECRET.substring(6), path, Messages.TOKEN);
    }

    @Test
    void independentLibraryFindsTheSignatureGood() throws Exception {
        otherSide(Behaviour.ACCEPTS);
        deliver(Messages.anUpdate("Signed. ✍"));

        WebhookReceiver.Received received = receiver.at(path).get(0);
        Signatures.verify(SECRET, received);
        assertThat(received.id()).startsWith("msg_");
    }

    @Test
    void whileASecretChangesBothSignTheNewOneFirst() throws Exception {
        String previous = "whsec_" + Base64.getEncoder().encodeToString(new byte[64]);
        otherSide(Behaviour.ACCEPTS);
        Target changing = new Target(receiver.url(path), Optional.of(SECRET), PreviousSecrets.read(previous));
        channel.deliver(Messages.anUpdate("Signed twice."), changing).await().atMost(Duration.ofSeconds(30));

        WebhookReceiver.Received received = receiver.at(path).get(0);
        Signatures.verify(SECRET, received);
        Signatures.verify(previous, received);
        Signatures.assertThatFirstIsOf(SECRET, received);
        assertThat(received.headers().get("webhook-signature").split(" ")).hasSize(2);
    }

    @Test
    void whatWouldBeRefusedAgainIsFinal() {
        for (int status : List.of(400, 405, 413, 422)) {
            receiver.answerAlways(path, status);
            assertThat(deliver(Messages.anUpdate("No."))).isInstanceOf(Outcome.Rejected.class);
        }
    }

    @Test
    void unknownCallerAndMissingPathAreTriedAgain() {
        for (int status : List.of(401, 403, 404)) {
            receiver.answerAlways(path, status);
            assertThat(deliver(Messages.anUpdate("Later."))).isInstanceOf(Outcome.Retry.class);
        }
    }

    @Test
    void goneSwitchesTheAddressOff() {
        receiver.answerAlways(path, 410);
        assertThat(deliver(Messages.anUpdate("Bye."))).isInstanceOf(Outcome.Gone.class);
    }

    @Test
    void retryAfterIsReadInBothForms() {
        for (int status : List.of(429, 503)) {
            receiver.answerAlways(
                    path,
                    response -> response.setStatusCode(status)
                            .putHeader("Retry-After", "90")
                            .end());
            assertThat(((Outcome.Retry) deliver(Messages.anUpdate("Wait."))).after())
                    .isEqualTo(Duration.ofSeconds(90));
        }
        String inAMinute = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(1));
        receiver.answerAlways(
                path,
                response -> response.setStatusCode(503)
                        .putHeader("Retry-After", inAMinute)
                        .end());
        assertThat(((Outcome.Retry) deliver(Messages.anUpdate("Wait."))).after())
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    @Test
    void redirectIsFinalAndNotFollowed() {
        String inside = path + "-inside";
        for (int status : List.of(301, 302, 303, 307, 308)) {
            receiver.answerAlways(
                    path,
                    response -> response.setStatusCode(status)
                            .putHeader("Location", receiver.url(inside))
                            .end());
            assertThat(deliver(Messages.anUpdate("Go away."))).isInstanceOf(Outcome.Rejected.class);
        }
        assertThat(receiver.at(inside)).isEmpty();
    }

    @Test
    void acceptedThoughTheAnswerNeverEnds() {
        otherSide(Behaviour.NEVER_ENDS);
        assertThat(deliver(Messages.anUpdate("Yes?"))).isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    void privateAddressIsRefusedAtConnectionToo() {
        Target inside = new Target("http://10.0.0.1/", Optional.of(SECRET));
        Outcome outcome =
                channel.deliver(Messages.anUpdate("In."), inside).await().atMost(Duration.ofSeconds(30));
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void bodyHasStatuspagesShapeAndASitrepObject() {
        otherSide(Behaviour.ACCEPTS);
        UUID checkout = UUID.randomUUID();
        Events incident = Events.anIncident().affecting(checkout, "Checkout").in("europe");
        Message message = Messages.anUpdate(incident, "We are investigating.");
        deliver(message);

        JsonObject body = receiver.at(path).get(0).json();
        assertThat(body.getJsonObject("meta").fieldNames()).contains("unsubscribe", "documentation", "generated_at");
        assertThat(body.getJsonObject("page").getString("status_indicator")).isEqualTo("critical");
        JsonObject told = body.getJsonObject("incident");
        assertThat(told.getString("id")).isEqualTo(incident.publicId);
        assertThat(told.fieldNames())
                .contains(
                        "backfilled",
                        "impact_override",
                        "postmortem_body",
                        "monitoring_at",
                        "shortlink",
                        "scheduled_for");
        assertThat(told.getString("created_at")).isEqualTo("2026-03-04T10:00:00.000Z");
        JsonObject update = told.getJsonArray("incident_updates").getJsonObject(0);
        assertThat(update.getString("body")).isEqualTo("We are investigating.");
        JsonObject affected = update.getJsonArray("affected_components").getJsonObject(0);
        assertThat(affected.getString("old_status")).isEqualTo("operational");
        assertThat(affected.getString("new_status")).isEqualTo("major_outage");
        JsonObject sitrep = body.getJsonObject("sitrep");
        assertThat(sitrep.getString("event_id"))
                .isEqualTo(message.publication().id().toString());
        assertThat(sitrep.getString("incident_id")).isEqualTo(incident.incident.toString());
        assertThat(sitrep.getInteger("sequence")).isEqualTo(1);
        assertThat(sitrep.getJsonArray("regions").getList()).hasToString("[europe]");
        assertThat(sitrep.getString("locale")).isEqualTo("en");
    }
}
