package io.sitrep.bot.discord.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.access.Languages;
import io.sitrep.bot.discord.render.DiscordIds;
import io.sitrep.bot.discord.render.DiscordModals;
import io.sitrep.bot.discord.render.DiscordModals.Part;
import io.sitrep.bot.discord.render.DiscordModals.Then;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Tongue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Forms, which are often longer than Discord's windows. What matters most stands in the first one, and can be sent at once; the rest is
 * filled in behind buttons, in any order, and sent as one. Nothing that was filled in is lost for something that is wrong with it:
 * it is kept for a day, for whoever fills it in alone.
 */
@Singleton
public class DiscordForms {
    private static final Logger LOG = Logger.getLogger(DiscordForms.class);

    private final KeptForms forms;
    private final DiscordModals modals;
    private final BetweenPages between;
    private final Languages languages;

    DiscordForms(KeptForms forms, DiscordModals modals, BetweenPages between, Languages languages) {
        this.forms = forms;
        this.modals = modals;
        this.between = between;
        this.languages = languages;
    }

    /** What comes next. */
    public sealed interface Step {
        /** A modal; only a click is ever answered so. */
        record Show(ObjectNode modal) implements Step {}

        /** A private message with buttons. */
        record Say(ObjectNode message) implements Step {}

        /**
         * All is filled in, and wants to be sent.
         *
         * @param once the same for the same form, so that it has one effect
         * @param command it completes
         * @param filled by the keys of the form's fields
         */
        record Send(String once, String command, Map<String, String> filled) implements Step {}
    }

    /** The first page of a form; empty when it can't be shown. Never fails. */
    public Uni<Optional<ObjectNode>> begin(Person person, Form form) {
        KeptForm begun =
                KeptForm.begun(UUID.randomUUID().toString(), person.actorId(), languages.lastKnown(person), form);
        if (begun.pages().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return forms.keep(begun)
                .map(kept -> Optional.of(modal(begun, 1)))
                .onFailure()
                .invoke(failure -> LOG.warnf("a form could not be kept: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** Somebody clicks a button that opens a page, or sends. Fails when our own database is away. */
    public Uni<Step> clicked(DiscordIds.Page page, Person person) {
        return forms.of(page.form(), person.actorId())
                .map(found -> found.map(kept -> page.page() == DiscordIds.SEND ? ready(kept) : open(kept, page.page()))
                        .orElseGet(() -> gone(person)));
    }

    /**
     * Somebody sends a page. Fails when our own database is away.
     *
     * @param data of the interaction: what they filled in
     */
    public Uni<Step> sent(DiscordIds.Page page, JsonNode data, Person person) {
        return forms.of(page.form(), person.actorId())
                .chain(found -> found.filter(kept -> has(kept, page.page()))
                        .map(kept -> sent(kept, page.page(), SentModal.values(data)))
                        .orElseGet(() -> Uni.createFrom().item(gone(person))));
    }

    private Uni<Step> sent(KeptForm before, int page, Map<String, String> written) {
        KeptForm kept = before.with(before.pages().get(page - 1), written);
        boolean more = page > 1 || DiscordModals.THEN_MORE.equals(written.get(DiscordModals.THEN));
        return forms.keep(kept).map(done -> more ? new Step.Say(between.message(kept, Map.of())) : ready(kept));
    }

    /**
     * What stands in place of a form that was to be sent: what is wrong with it, and buttons to mend it. Fails when our own database
     * is away.
     *
     * @param wrong by the keys of the form's fields, in the person's language
     */
    public Uni<ObjectNode> wrong(Step.Send sent, Map<String, String> wrong, Person person) {
        return forms.of(sent.once(), person.actorId())
                .map(found -> found.map(kept -> between.message(kept, wrong))
                        .orElseGet(() -> between.gone(languages.lastKnown(person))));
    }

    /**
     * What stands in place of a form that was sent and not done: why, and buttons to mend it or to send it once more. Fails when our own
     * database is away.
     *
     * @param objection in plain words
     */
    public Uni<ObjectNode> objected(Step.Send sent, String objection, Person person) {
        return forms.of(sent.once(), person.actorId())
                .map(found -> found.map(kept -> between.objected(kept, objection))
                        .orElseGet(() -> between.gone(languages.lastKnown(person))));
    }

    private Step ready(KeptForm kept) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Tongue tongue = Tongue.of(kept.language());
        kept.missing().forEach(field -> wrong.put(field.key(), tongue.say("form.blank", field.label())));
        return wrong.isEmpty()
                ? new Step.Send(kept.id(), kept.form().command(), kept.values())
                : new Step.Say(between.message(kept, wrong));
    }

    private Step open(KeptForm kept, int page) {
        return has(kept, page) ? new Step.Show(modal(kept, page)) : new Step.Say(between.message(kept, Map.of()));
    }

    private static boolean has(KeptForm kept, int page) {
        return page >= 1 && page <= kept.pages().size();
    }

    private Step gone(Person person) {
        return new Step.Say(between.gone(languages.lastKnown(person)));
    }

    private ObjectNode modal(KeptForm kept, int page) {
        List<List<Part>> pages = kept.pages();
        Tongue tongue = Tongue.of(kept.language());
        Optional<Then> then = page > 1 || pages.size() == 1
                ? Optional.empty()
                : Optional.of(new Then(tongue.say("form.then"), kept.form().send(), tongue.say("form.then.more")));
        return modals.modal(new DiscordModals.Page(
                DiscordIds.page(kept.id(), page), kept.form().title(), pages.get(page - 1), kept.filled(), then));
    }
}
