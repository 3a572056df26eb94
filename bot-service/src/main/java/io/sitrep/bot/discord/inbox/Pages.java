package io.sitrep.bot.discord.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.access.Languages;
import io.sitrep.bot.command.FormCheck;
import io.sitrep.bot.discord.answer.FirstAnswer;
import io.sitrep.bot.discord.forms.DiscordForms;
import io.sitrep.bot.discord.forms.DiscordForms.Step;
import io.sitrep.bot.discord.render.DiscordIds;
import io.sitrep.bot.discord.render.DiscordRenderer;
import io.sitrep.bot.port.Invocation;
import io.sitrep.bot.reply.Phrase;
import io.sitrep.bot.reply.Reply;
import io.sitrep.bot.reply.Speech;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Pages of forms, and what stands between them. A form that is wrong, or refused, is shown again with all that is in it. */
@Singleton
class Pages {
    private static final Logger LOG = Logger.getLogger(Pages.class);
    private static final Duration WITHIN = Duration.ofMillis(1_500);

    private final DiscordForms forms;
    private final FormCheck check;
    private final Begun begun;
    private final DiscordRenderer renderer;
    private final Languages languages;

    Pages(DiscordForms forms, FormCheck check, Begun begun, DiscordRenderer renderer, Languages languages) {
        this.forms = forms;
        this.check = check;
        this.begun = begun;
        this.renderer = renderer;
        this.languages = languages;
    }

    void clicked(Arrived arrived, DiscordIds.Page page, FirstAnswer answer) {
        follow(forms.clicked(page, arrived.person()), arrived, answer);
    }

    void sent(Arrived arrived, FirstAnswer answer) {
        Optional<DiscordIds.Page> page =
                DiscordIds.page(arrived.data().path("custom_id").asText());
        if (page.isPresent()) {
            follow(forms.sent(page.get(), arrived.data(), arrived.person()), arrived, answer);
        } else {
            LOG.warn("a form that is none of ours was sent");
            answer.defer(true);
        }
    }

    private void follow(Uni<Step> step, Arrived arrived, FirstAnswer answer) {
        step.ifNoItem().after(WITHIN).fail().subscribe().with(next -> follow(next, arrived, answer), failure -> {
            LOG.warnf("a form could not be read: %s", failure.getClass().getSimpleName());
            notNoted(arrived, answer);
        });
    }

    private void follow(Step step, Arrived arrived, FirstAnswer answer) {
        if (step instanceof Step.Show show) {
            answer.modal(show.modal());
        } else if (step instanceof Step.Say say) {
            show(say.message(), arrived, answer);
        } else {
            send((Step.Send) step, arrived, answer);
        }
    }

    private void send(Step.Send form, Arrived arrived, FirstAnswer answer) {
        Invocation invocation = arrived.filled(form.once(), form.command(), form.filled());
        Map<String, String> wrong = check.wrongIn(invocation);
        if (wrong.isEmpty()) {
            begun.send(
                    arrived.id(),
                    invocation,
                    answer,
                    // The answer takes the place of what they clicked.
                    first -> putOff(first, arrived),
                    why -> forms.objected(form, why, arrived.person()));
        } else {
            forms.wrong(form, wrong, arrived.person())
                    .subscribe()
                    .with(message -> show(message, arrived, answer), failure -> notNoted(arrived, answer));
        }
    }

    private static void putOff(FirstAnswer first, Arrived arrived) {
        if (arrived.onPrivate()) {
            first.deferUpdate();
        } else {
            first.defer(true);
        }
    }

    private static void show(JsonNode message, Arrived arrived, FirstAnswer answer) {
        if (arrived.onPrivate()) {
            answer.update(message);
        } else {
            answer.message(message);
        }
    }

    private void notNoted(Arrived arrived, FirstAnswer answer) {
        Reply notice = new Reply.Notice(Phrase.of("notice.not-noted"));
        answer.message(renderer.message(Speech.of(notice, languages.lastKnown(arrived.person()))));
    }
}
