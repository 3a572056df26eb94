package io.sitrep.notifier.channel.telegram;

import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Capability;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Confirmation;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Preview;
import io.sitrep.notifier.channel.Promise;
import io.sitrep.notifier.channel.Provider;
import io.sitrep.notifier.channel.Registration;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.channel.http.Call;
import io.sitrep.notifier.channel.http.NotSent;
import io.sitrep.notifier.channel.http.ProviderApi;
import io.sitrep.notifier.channel.http.Reply;
import io.sitrep.notifier.channel.text.Inert;
import io.sitrep.notifier.channel.text.Limit;
import io.sitrep.notifier.channel.text.PlainUpdate;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.Words;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bot's messages to a chat. Promise: once or not at all, as the bot API offers no idempotency key. Limits: 4,096 characters, 30
 * messages a second in all; core.telegram.org/bots/api and /bots/faq, 2026-11.
 */
@Singleton
public class TelegramChannel implements Channel {
    private static final Limit TEXT = new Limit(text -> Inert.mentions(text).length(), 4_096);
    private static final double PER_SECOND = 30;

    /** The number of a chat, or a public channel's name. */
    private static final Pattern CHAT = Pattern.compile("-?\\d{1,20}|@[A-Za-z][A-Za-z0-9_]{4,31}");

    private record Text(String body) {}

    private final ProviderApi api;
    private final Settings.Telegram settings;
    private final String brand;

    TelegramChannel(ProviderApi api, Settings settings) {
        this.api = api;
        this.settings = settings.telegram();
        this.brand = settings.pageName();
    }

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public Capability capability() {
        return new Capability(Promise.AT_MOST_ONCE, List.of("text/plain"), false, false);
    }

    @Override
    public boolean isOn() {
        return settings.token().isPresent();
    }

    @Override
    public Provider provider(String address) {
        return new Provider("telegram", 32, PER_SECOND);
    }

    @Override
    public Uni<Registration> register(Registration wanted) {
        if (settings.token().isEmpty()) {
            return Uni.createFrom().failure(ProblemException.invalid("channel", "Telegram is not set up here"));
        }
        String chat = wanted.address().strip();
        return CHAT.matcher(chat).matches()
                ? Uni.createFrom().item(new Registration(chat, Optional.empty()))
                : Uni.createFrom()
                        .failure(ProblemException.invalid(
                                "address", "must be the number of a chat with the bot, or a channel's @name"));
    }

    @Override
    public Uni<Preview> preview(Message message) {
        return Uni.createFrom().item(() -> new Preview(null, text(message)));
    }

    @Override
    public Uni<Outcome> deliver(Message message, Target target) {
        return send(target.address(), text(message)).map(outcome -> ofThisBot(outcome, target));
    }

    /** What comes before the colon (core.telegram.org/bots/api#authorizing-your-bot, 2026-11); what getMe calls its id. */
    @Override
    public Optional<String> sender() {
        return settings.token().map(token -> token.split(":", 2)[0]);
    }

    /** A chat is one with a single bot: where the token is another bot's by now, nobody has left. */
    private Outcome ofThisBot(Outcome outcome, Target target) {
        return outcome instanceof Outcome.Gone gone && !target.reachedBy().equals(sender())
                ? new Outcome.Rejected(
                        "this bot has never been let into the chat; another one may have been", gone.code())
                : outcome;
    }

    @Override
    public boolean asksFirst() {
        return true;
    }

    @Override
    public Uni<Outcome> confirm(Confirmation confirmation, Target target) {
        String asked = MessageFormat.format(Words.of(confirmation.reader()).get("ask.title"), brand);
        return send(target.address(), asked + "\n\n" + confirmation.link());
    }

    private Uni<Outcome> send(String chat, String text) {
        if (settings.token().isEmpty()) {
            return Uni.createFrom().item(new Outcome.Rejected("Telegram is not set up here", null));
        }
        // Without parse_mode nothing in it is markup.
        JsonObject body = new JsonObject()
                .put("chat_id", chat)
                .put("text", text)
                .put("link_preview_options", new JsonObject().put("is_disabled", true));
        return api.call(Call.json(HttpMethod.POST, address(), body))
                .map(TelegramChannel::outcome)
                .onFailure()
                .recoverWithItem(TelegramChannel::unanswered);
    }

    private static Outcome outcome(Reply reply) {
        String code = reply.code();
        JsonObject answer = reply.json();
        if (reply.isSuccess() && Boolean.TRUE.equals(answer.getBoolean("ok"))) {
            return new Outcome.Delivered(
                    String.valueOf(
                            answer.getJsonObject("result", new JsonObject()).getValue("message_id")),
                    code);
        }
        return switch (reply.status()) {
            case 429 -> new Outcome.Retry("Telegram does not take it now", retryAfter(answer), code);
            // The token is being changed, or wrong: nobody is given up for it.
            case 401, 404 -> new Outcome.Retry("Telegram does not take it now", Duration.ZERO, code);
            case 403 -> new Outcome.Gone("the reader has stopped the bot", code);
            case 400 ->
                isNobody(answer)
                        ? new Outcome.Gone("there is no such chat", code)
                        : new Outcome.Rejected("Telegram refused the message", code);
            default ->
                reply.status() >= 500 || reply.status() == 408
                        ? new Outcome.Uncertain("Telegram failed, it may have been sent", code)
                        : new Outcome.Rejected("Telegram refused the message", code);
        };
    }

    private static boolean isNobody(JsonObject answer) {
        return answer.getString("description", "").contains("chat not found");
    }

    private static Duration retryAfter(JsonObject answer) {
        int seconds = answer.getJsonObject("parameters", new JsonObject()).getInteger("retry_after", 0);
        return Duration.ofSeconds(Math.max(0, Math.min(seconds, 86_400)));
    }

    private static Outcome unanswered(Throwable failure) {
        return failure instanceof NotSent
                ? Outcome.Retry.unanswered("no connection to Telegram")
                : new Outcome.Uncertain("Telegram did not answer, it may have been sent", null);
    }

    private URI address() {
        return URI.create(settings.url().toString().replaceAll("/+$", "") + "/bot"
                + settings.token().orElseThrow() + "/sendMessage");
    }

    private String text(Message message) {
        return message.shared()
                .once(
                        Text.class,
                        () -> new Text(
                                Inert.mentions(PlainUpdate.of(message, name()).within(TEXT))))
                .body();
    }
}
