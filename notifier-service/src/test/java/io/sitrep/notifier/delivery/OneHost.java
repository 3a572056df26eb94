package io.sitrep.notifier.delivery;

import io.sitrep.notifier.channel.Capability;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Preview;
import io.sitrep.notifier.channel.Promise;
import io.sitrep.notifier.channel.Provider;
import io.sitrep.notifier.channel.Registration;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.render.Message;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** A channel all of whose addresses are at one host. It delivers nothing by itself. */
class OneHost implements Channel {
    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Capability capability() {
        return new Capability(Promise.AT_LEAST_ONCE, List.of("application/json"), false, true);
    }

    @Override
    public Provider provider(String address) {
        return Provider.unlimited("one.example", 100);
    }

    @Override
    public Uni<Registration> register(Registration wanted) {
        return Uni.createFrom().item(wanted);
    }

    @Override
    public Uni<Preview> preview(Message message) {
        return Uni.createFrom().nothing();
    }

    @Override
    public Uni<Outcome> deliver(Message message, Target target) {
        return Uni.createFrom().nothing();
    }
}
