package io.sitrep.bot.slack;

import io.sitrep.bot.port.ChatPlatform;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.Standing;
import io.sitrep.bot.port.Told;
import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Message;
import io.sitrep.bot.slack.answer.LateAnswers;
import io.sitrep.bot.slack.answer.Occasion;
import io.sitrep.bot.slack.install.Workspaces;
import io.sitrep.bot.slack.people.SlackDirectory;
import io.sitrep.bot.slack.render.SlackForms;
import io.sitrep.bot.slack.render.SlackRenderer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Slack, as a place where people talk. */
@Singleton
public class SlackPlatform implements ChatPlatform {
    public static final String NAME = SlackNames.PLATFORM;

    private static final Logger LOG = Logger.getLogger(SlackPlatform.class);

    private final SlackDirectory directory;
    private final SlackRenderer renderer;
    private final SlackForms forms;
    private final Occasion occasion;
    private final LateAnswers late;
    private final Workspaces workspaces;

    public SlackPlatform(
            SlackDirectory directory,
            SlackRenderer renderer,
            SlackForms forms,
            Occasion occasion,
            LateAnswers late,
            Workspaces workspaces) {
        this.directory = directory;
        this.renderer = renderer;
        this.forms = forms;
        this.occasion = occasion;
        this.late = late;
        this.workspaces = workspaces;
    }

    @Override
    public String name() {
        return NAME;
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

    /** Slack lets a form be opened within 3 s of what it is opened by: there is one attempt, and it is quick. */
    @Override
    public Uni<Boolean> ask(Person person, String trigger, Form form) {
        return occasion.trigger(trigger)
                .flatMap(from -> forms.view(form, occasion.metadata(form.command(), from))
                        .map(view -> open(person.workspace(), from.id(), view)))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private Uni<Boolean> open(String workspace, String trigger, String view) {
        return workspaces
                .quicklyIn(
                        workspace,
                        slack -> slack.ask(methods -> methods.viewsOpen(
                                        request -> request.triggerId(trigger).viewAsString(view)))
                                .isOk())
                .onFailure()
                .invoke(failure -> LOG.warnf("a form could not be shown: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(false);
    }

    @Override
    public Uni<Told> tell(String replyTo, String rendered) {
        return late.tell(replyTo, rendered);
    }
}
