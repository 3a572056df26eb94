package io.sitrep.notifier.channel.chat;

import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.channel.Capability;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Preview;
import io.sitrep.notifier.channel.Promise;
import io.sitrep.notifier.channel.Provider;
import io.sitrep.notifier.channel.Registration;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.channel.http.Call;
import io.sitrep.notifier.channel.http.ProviderApi;
import io.sitrep.notifier.channel.http.Reply;
import io.sitrep.notifier.render.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A chat's incoming webhook: a secret URL that puts a message into one channel. Promise: once or not at all, as no chat offers an
 * idempotency key there; what has no known outcome is left to a human.
 */
public abstract class ChatWebhook implements Channel {
    /**
     * A message as a chat wants it, the same for all who read it in one language and zone.
     *
     * @param text what people will see of it
     */
    public record Posting(JsonObject json, String text) {}

    private final ProviderApi api;
    private final HookAddress addresses;
    private final Clock clock;

    protected ChatWebhook(ProviderApi api, HookAddress addresses, Clock clock) {
        this.api = api;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Where its hooks lie; with a dot before it all names below. */
    protected abstract Set<String> hosts();

    /** Made once for all who read it so. */
    protected abstract Posting posting(Message message);

    /** Where this message is posted to: the hook, with what the chat wants in the query. */
    protected URI endpoint(URI hook, Message message) {
        return hook;
    }

    /** The chat's own name for the message; null where it tells none. */
    protected String remoteId(Reply reply) {
        return null;
    }

    /** Messages a second that the chat takes at one of its hosts from one process; 0 where it names no limit but that of each hook. */
    protected double perSecond() {
        return 0;
    }

    @Override
    public Capability capability() {
        return new Capability(Promise.AT_MOST_ONCE, List.of("application/json"), false, false);
    }

    @Override
    public Uni<Registration> register(Registration wanted) {
        if (wanted.secret().isPresent()) {
            return Uni.createFrom()
                    .failure(ProblemException.invalid(
                            "secret", "is for webhooks of your own: a chat's URL is the secret"));
        }
        try {
            String address = addresses.read(wanted.address(), hosts()).toString();
            return Uni.createFrom().item(new Registration(address, Optional.empty()));
        } catch (IllegalArgumentException wrong) {
            return Uni.createFrom().failure(ProblemException.invalid("address", wrong.getMessage()));
        }
    }

    @Override
    public Provider provider(String address) {
        return new Provider(name(), 32, perSecond());
    }

    @Override
    public Uni<Preview> preview(Message message) {
        return Uni.createFrom().item(() -> new Preview(null, posting(message).text()));
    }

    @Override
    public Uni<Outcome> deliver(Message message, Target target) {
        URI hook;
        try {
            // Once more: what was stored by an older version, or before the settings changed, is held against the rule,
            // too.
            hook = addresses.read(target.address(), hosts());
        } catch (IllegalArgumentException wrong) {
            return Uni.createFrom().item(new Outcome.Rejected("the URL " + wrong.getMessage(), null));
        }
        return api.call(Call.json(
                        HttpMethod.POST,
                        endpoint(hook, message),
                        posting(message).json()))
                .map(reply -> ChatAnswer.of(reply, reply.isSuccess() ? remoteId(reply) : null, clock.instant()))
                .onFailure()
                .recoverWithItem(ChatAnswer::of);
    }
}
