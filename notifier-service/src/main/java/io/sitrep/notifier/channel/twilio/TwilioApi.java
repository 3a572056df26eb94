package io.sitrep.notifier.channel.twilio;

import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Registration;
import io.sitrep.notifier.channel.http.Call;
import io.sitrep.notifier.channel.http.NotSent;
import io.sitrep.notifier.channel.http.ProviderApi;
import io.sitrep.notifier.channel.http.Reply;
import io.sitrep.notifier.channel.http.RetryAfter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Twilio's REST API of 2010-04-01, as far as messages and calls need it. It has no idempotency key: what has no answer may have been
 * sent. Error numbers: twilio.com/docs/api/errors, 2026-11.
 */
@Singleton
public class TwilioApi {
    /** The number is none, or no telephone that could take it, or who holds it wrote STOP. */
    private static final Set<Integer> NOBODY_THERE = Set.of(21211, 21214, 21217, 21610, 21614, 13224);

    /** What waits for this sender is all it can send for hours; nothing was taken. */
    private static final int QUEUE_IS_FULL = 21_611;

    /** Twilio itself keeps a message for 36,000 seconds at most: twilio.com/docs/messaging/api/message-resource, 2026-11. */
    private static final Duration WORTH_SENDING = Duration.ofHours(4);

    private static final String CALLS = "Calls";
    private static final Set<Integer> NOT_NOW = Set.of(401, 403, 429);

    private final ProviderApi api;
    private final Clock clock;
    private final Settings.Twilio settings;

    TwilioApi(ProviderApi api, Clock clock, Settings settings) {
        this.api = api;
        this.clock = clock;
        this.settings = settings.twilio();
    }

    public boolean isOn() {
        return settings.accountSid().isPresent()
                && settings.authToken().isPresent()
                && settings.from().isPresent();
    }

    /** Whether it can call, too: a messaging service has no number of its own to call from. */
    public boolean canCall() {
        return isOn() && !isService(settings.from().orElseThrow());
    }

    static boolean isService(String from) {
        return from.startsWith("MG");
    }

    /** @param kind what would be sent, for who asks in vain: {@code text messages} */
    public Uni<Registration> register(Registration wanted, String kind, boolean isOn) {
        if (!isOn) {
            return Uni.createFrom().failure(ProblemException.invalid("channel", kind + " are not set up here"));
        }
        return PhoneNumber.read(wanted.address())
                .map(number -> Uni.createFrom().item(new Registration(number, Optional.empty())))
                .orElseGet(() -> Uni.createFrom()
                        .failure(ProblemException.invalid(
                                "address", "must be a telephone number with its country, such as +441632960961")));
    }

    /** A text message. Not sent any more when it could not leave for hours: by then there is other news. */
    public Uni<Outcome> text(String to, String body) {
        return create("Messages", to, Map.of("Body", body, "ValidityPeriod", Long.toString(WORTH_SENDING.toSeconds())));
    }

    /** @param fields beside {@code To} and {@code From} */
    public Uni<Outcome> create(String resource, String to, Map<String, String> fields) {
        if (!isOn()) {
            return Uni.createFrom().item(new Outcome.Rejected("Twilio is not set up here", null));
        }
        if (CALLS.equals(resource) && !canCall()) {
            return Uni.createFrom().item(new Outcome.Rejected("a messaging service makes no calls", null));
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("To", to);
        form.put(
                isService(settings.from().get()) ? "MessagingServiceSid" : "From",
                settings.from().get());
        form.putAll(fields);
        return api.call(Call.form(address(resource), form).with("Authorization", credentials()))
                .map(this::outcome)
                .onFailure()
                .recoverWithItem(TwilioApi::unanswered);
    }

    /**
     * What we made for a number, newest first, not before a moment. Not asked by date: what waits to be sent has none yet.
     *
     * @return empty when it can't be told: no answer, one that is no such list, or more of them than anybody gets
     */
    public Uni<Optional<List<Made>>> made(String resource, String to, Instant since) {
        return new MadeList(
                        api.calls(),
                        address(resource),
                        credentials(),
                        settings.from().orElseThrow())
                .of(to, since);
    }

    /**
     * A message or a call.
     *
     * @param text of a message; empty of a call
     */
    public record Made(String sid, String text, Instant at) {}

    private Outcome outcome(Reply reply) {
        String code = reply.code();
        int error = reply.json().getInteger("code", 0);
        if (reply.isSuccess()) {
            return new Outcome.Delivered(reply.json().getString("sid"), code);
        }
        if (NOBODY_THERE.contains(error)) {
            return new Outcome.Gone("nobody can be reached at this number", Integer.toString(error));
        }
        if (NOT_NOW.contains(reply.status()) || error == QUEUE_IS_FULL) {
            return new Outcome.Retry(
                    "Twilio does not take it now",
                    RetryAfter.read(reply.headers().get("Retry-After"), clock.instant()),
                    code);
        }
        if (reply.status() >= 500 || reply.status() == 408) {
            return new Outcome.Uncertain("Twilio failed, it may have been sent", code);
        }
        return new Outcome.Rejected("Twilio refused it", error == 0 ? code : Integer.toString(error));
    }

    private static Outcome unanswered(Throwable failure) {
        return failure instanceof NotSent
                ? Outcome.Retry.unanswered("no connection to Twilio")
                : new Outcome.Uncertain("Twilio did not answer, it may have been sent", null);
    }

    private URI address(String resource) {
        String base = settings.url().toString().replaceAll("/+$", "");
        return URI.create(
                base + "/2010-04-01/Accounts/" + settings.accountSid().orElseThrow() + "/" + resource + ".json");
    }

    private String credentials() {
        String both =
                settings.accountSid().orElseThrow() + ":" + settings.authToken().orElseThrow();
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }
}
