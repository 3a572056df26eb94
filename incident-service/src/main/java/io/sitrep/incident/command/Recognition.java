package io.sitrep.incident.command;

import io.sitrep.incident.domain.Actor;
import io.sitrep.incident.store.CatalogEntries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** Knows the catalog's people on every platform they act from: nobody is another person by writing in Slack and agreeing in Discord. */
@ApplicationScoped
class Recognition {
    private static final Pattern IN_CHAT = Pattern.compile("(slack|discord):[^:]+:[^:]+");

    private final CatalogEntries entries;

    Recognition(CatalogEntries entries) {
        this.entries = entries;
    }

    /** The caller, known to be the author as well where the catalog says so. In the caller's session or transaction. */
    Uni<Caller> of(Caller caller, Actor author) {
        Actor actor = caller.actor();
        return actor.is(author) || !isInChat(actor) || !isInChat(author)
                ? Uni.createFrom().item(caller)
                : entries.isOnePerson(actor.id(), author.id())
                        .map(one -> one
                                ? new Caller(caller.token(), actor.alsoCalled(author.id()), caller.traceparent())
                                : caller);
    }

    private static boolean isInChat(Actor actor) {
        return IN_CHAT.matcher(actor.id()).matches();
    }
}
