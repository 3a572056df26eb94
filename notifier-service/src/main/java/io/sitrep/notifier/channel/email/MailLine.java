package io.sitrep.notifier.channel.email;

import io.quarkus.mailer.runtime.Mailers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.core.AbstractVerticle;
import io.vertx.ext.mail.MailMessage;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.mail.MailClient;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A handful of connections to the mail server that live and die together, each used again and again. The mail library cannot
 * close a connection in the middle of a conversation; undeployed, a verticle's sockets are closed whatever they are
 * waiting for.
 */
class MailLine extends AbstractVerticle {
    private final Supplier<Mailers> library;
    private final Uni<MailClient> open;
    private final AtomicInteger free;
    private volatile MailClient client;

    /**
     * @param library makes the client anew, with its sockets belonging to the verticle that asks
     * @param connections how many it keeps at most
     */
    MailLine(Vertx vertx, Supplier<Mailers> library, int connections) {
        this.library = library;
        this.free = new AtomicInteger(connections);
        this.open = vertx.deployVerticle(this).map(deployed -> client).memoize().indefinitely();
    }

    @Override
    public void start() {
        client = library.get().reactiveMailClientFromName(Mailers.DEFAULT_MAILER_NAME);
    }

    /** Fails where the settings of the mail server make no sense. Connects to nobody. */
    Uni<MailClient> open() {
        return open;
    }

    /**
     * Takes a connection, so that a mail does not wait for one while its time runs; {@link #send} must follow.
     *
     * @return false when all are in use
     */
    boolean enter() {
        return free.getAndUpdate(left -> left > 0 ? left - 1 : 0) > 0;
    }

    /** Completes when the server has taken it. The connection is free when it answered, whoever still waits for that. */
    Uni<Void> send(MailMessage mail) {
        return open.chain(ready -> ready.sendMail(mail))
                .replaceWithVoid()
                .onItemOrFailure()
                .invoke((taken, failure) -> free.incrementAndGet());
    }

    /** Every socket is closed, and what still waited for an answer fails. */
    Uni<Void> close() {
        return open.chain(ready -> vertx.undeploy(deploymentID()));
    }
}
