package io.sitrep.bot.slack.inbox;

import io.sitrep.bot.ledger.Intake;
import io.sitrep.bot.ledger.LostAnswers;
import io.sitrep.bot.port.Invocation;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.slack.SlackNames;
import io.sitrep.bot.slack.answer.Occasion;
import io.sitrep.bot.slack.answer.ReplyTo;
import io.sitrep.bot.slack.render.SlackText;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;

/** Lines people type after {@code /incident}. */
@Singleton
public class SlackCommands {
    private final Intake intake;
    private final LostAnswers lost;
    private final Occasion occasion;

    public SlackCommands(Intake intake, LostAnswers lost, Occasion occasion) {
        this.intake = intake;
        this.lost = lost;
        this.occasion = occasion;
    }

    /** What is answered now, as JSON; empty for nothing. */
    public Uni<String> take(SlackForm form) {
        return isCommand(form)
                ? intake.receive(invocation(form))
                : Uni.createFrom().item("");
    }

    /** What it was answered did not reach Slack. */
    public void unanswered(SlackForm form) {
        if (isCommand(form)) {
            lost.handOver(invocation(form));
        }
    }

    /** Anything else is a probe of our certificate. */
    private static boolean isCommand(SlackForm form) {
        return form.get("command").isPresent() && form.get("ssl_check").isEmpty();
    }

    private Invocation invocation(SlackForm form) {
        String workspace = form.wanted("team_id");
        String user = form.wanted("user_id");
        String trigger = form.wanted("trigger_id");
        String channel = form.get("channel_id").orElse("");
        String url = form.get("response_url").orElse("");
        String text = form.get("text").orElse("");
        Person person = new Person(
                SlackNames.PLATFORM, workspace, user, form.get("user_name").orElse(user));
        return new Invocation(
                SlackNames.PLATFORM + ":" + workspace + ":" + trigger,
                person,
                channel,
                SlackText.asTyped(text),
                Map.of(),
                SlackText.mentioned(text),
                new ReplyTo(workspace, channel, user, url).written(),
                occasion.write(new Occasion.Trigger(trigger, channel, url)));
    }
}
