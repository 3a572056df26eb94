package io.sitrep.bot.discord;

import io.sitrep.bot.discord.answer.FirstAnswer;
import io.sitrep.bot.discord.answer.LateAnswers;
import io.sitrep.bot.discord.answer.WaitingAnswers;
import io.sitrep.bot.discord.forms.DiscordForms;
import io.sitrep.bot.discord.people.DiscordDirectory;
import io.sitrep.bot.discord.render.DiscordRenderer;
import io.sitrep.bot.port.ChatPlatform;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.Standing;
import io.sitrep.bot.port.Told;
import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Message;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Discord, as a place where people talk. */
@Singleton
public class DiscordPlatform implements ChatPlatform {
    private final DiscordDirectory directory;
    private final DiscordRenderer renderer;
    private final DiscordForms forms;
    private final WaitingAnswers waiting;
    private final LateAnswers late;

    public DiscordPlatform(
            DiscordDirectory directory,
            DiscordRenderer renderer,
            DiscordForms forms,
            WaitingAnswers waiting,
            LateAnswers late) {
        this.directory = directory;
        this.renderer = renderer;
        this.forms = forms;
        this.waiting = waiting;
        this.late = late;
    }

    @Override
    public String name() {
        return DiscordNames.PLATFORM;
    }

    @Override
    public Uni<Standing> standingOf(Person person, Set<String> holders) {
        return directory.standingOf(person, holders);
    }

    @Override
    public Uni<Optional<String>> lastLocaleOf(Person person) {
        return directory.lastLocaleOf(person);
    }

    @Override
    public String render(Message message) {
        return renderer.render(message);
    }

    @Override
    public Uni<Told> tell(String replyTo, String rendered) {
        return late.tell(replyTo, rendered);
    }

    /** Discord takes a form as the first answer alone: whoever holds that, in this process, shows it. */
    @Override
    public Uni<Boolean> ask(Person person, String trigger, Form form) {
        return waiting.of(trigger)
                .filter(FirstAnswer::isOpen)
                .map(first -> forms.begin(person, form)
                        .chain(modal -> modal.map(first::modal)
                                .orElseGet(() -> Uni.createFrom().item(false))))
                .orElseGet(() -> Uni.createFrom().item(false));
    }
}
