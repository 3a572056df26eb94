package io.sitrep.bot.port;

import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Message;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.Set;

/** A place where people talk. Another platform is another bean of this kind, and nothing else changes. */
public interface ChatPlatform {
    /** As settings, ids and the ledger call it: {@code slack}. */
    String name();

    /**
     * Which of these holders of a role the person is. Never fails: a holder the platform can say nothing about is left
     * out, and the standing says so. Takes 2 s at most.
     *
     * @param holders ids of people and of groups, and {@code *} for every member; guests and strangers are not members
     */
    Uni<Standing> standingOf(Person person, Set<String> holders);

    /**
     * In which locale the platform spoke to the person when it last said so: {@code it-IT}. It is not asked; empty where nothing is
     * kept of it. Fails when our own database is away.
     */
    default Uni<Optional<String>> lastLocaleOf(Person person) {
        return Uni.createFrom().item(Optional.empty());
    }

    /** A message as this platform takes it; within its limits, nobody notified by words in it. Depends on nothing else. */
    String render(Message message);

    /**
     * Hands a late answer over. May hand it over twice when an answer of the platform is lost. Never throws for a
     * platform's answer; a lost connection is {@link Told.Later}.
     */
    Uni<Told> tell(String replyTo, String rendered);

    /**
     * Shows the person a form. Never fails.
     *
     * @param trigger of the invocation it is asked for in
     * @return false when the form can't be shown any more, or the platform is away: then nothing is seen of it
     */
    Uni<Boolean> ask(Person person, String trigger, Form form);
}
