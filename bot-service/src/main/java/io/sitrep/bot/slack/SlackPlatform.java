package io.sitrep.bot.slack;

import io.sitrep.bot.port.ChatPlatform;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.Standing;
import io.sitrep.bot.port.Told;
import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Message;
import io.sitrep.bot.slack.http.ResponseUrl;
import io.sitrep.bot.slack.people.SlackDirectory;
import io.sitrep.bot.slack.render.SlackRenderer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;

/** Slack, as a place where people talk. */
@Singleton
public class SlackPlatform implements ChatPlatform {
    public static final String NAME = SlackNames.PLATFORM;

    private final SlackDirectory directory;
    private final SlackRenderer renderer;
    private final ResponseUrl responseUrl;

    public SlackPlatform(SlackDirectory directory, SlackRenderer renderer, ResponseUrl responseUrl) {
        this.directory = directory;
        this.renderer = renderer;
        this.responseUrl = responseUrl;
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
    public String render(Message message) {
        return renderer.render(message);
    }

    @Override
    public Uni<Boolean> ask(Person person, String trigger, Form form) {
        return Uni.createFrom().item(false);
    }

    @Override
    public Uni<Told> tell(String replyTo, String rendered) {
        return responseUrl.post(replyTo, rendered);
    }
}
