package io.sitrep.bot.slack.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.access.Languages;
import io.sitrep.bot.access.Recollection;
import io.sitrep.bot.command.FormCheck;
import io.sitrep.bot.ledger.FormIntake;
import io.sitrep.bot.ledger.Intake;
import io.sitrep.bot.port.Invocation;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.reply.Tongue;
import io.sitrep.bot.slack.SlackNames;
import io.sitrep.bot.slack.answer.LateAnswers;
import io.sitrep.bot.slack.answer.Occasion;
import io.sitrep.bot.slack.answer.ReplyTo;
import io.sitrep.bot.slack.render.SlackBlockNames;
import io.sitrep.bot.slack.render.SlackForms;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Buttons people click, and forms they send. Slack shows nothing of what a request of these is answered with but a form's errors,
 * with which it stays open: else they are taken, acknowledged, and answered later. Source:
 * https://docs.slack.dev/interactivity/handling-user-interaction and https://docs.slack.dev/surfaces/modals, read 2026-11-22.
 */
@Singleton
public class SlackInteractions {
    private final Intake intake;
    private final FormIntake forms;
    private final Occasion occasion;
    private final LateAnswers late;
    private final FormCheck formCheck;
    private final Languages languages;
    private final Recollection recollection;
    private final ObjectMapper json;

    public SlackInteractions(
            Intake intake,
            FormIntake forms,
            Occasion occasion,
            LateAnswers late,
            FormCheck formCheck,
            Languages languages,
            Recollection recollection,
            ObjectMapper json) {
        this.intake = intake;
        this.forms = forms;
        this.occasion = occasion;
        this.late = late;
        this.formCheck = formCheck;
        this.languages = languages;
        this.recollection = recollection;
        this.json = json;
    }

    /** What is answered now, as JSON; empty for nothing. */
    public Uni<String> take(JsonNode payload) {
        return switch (payload.path("type").asText()) {
            case "block_actions" -> clicked(payload);
            case "view_submission" -> sent(payload);
            // Shortcuts and closed forms: nothing of ours.
            default -> Uni.createFrom().item("");
        };
    }

    private Uni<String> clicked(JsonNode payload) {
        JsonNode action = payload.path("actions").path(0);
        String command = action.path("value").asText();
        boolean ours = action.path("action_id").asText().startsWith(SlackBlockNames.BUTTON) && !command.isEmpty();
        if (!ours) {
            return Uni.createFrom().item("");
        }
        Person person = person(payload);
        String channel = payload.path("channel")
                .path("id")
                .asText(payload.path("container").path("channel_id").asText());
        String url = payload.path("response_url").asText();
        String trigger = payload.path("trigger_id").asText();
        String replyTo = new ReplyTo(person.workspace(), channel, person.id(), url).written();
        String id =
                trigger.isEmpty() ? person.id() + ":" + action.path("action_ts").asText() : trigger;
        Invocation click = new Invocation(
                idOf(person, id),
                person,
                channel,
                command,
                Map.of(),
                replyTo,
                trigger.isEmpty() ? "" : occasion.write(new Occasion.Trigger(trigger, channel, url)));
        return intake.take(click).map(notice -> {
            // It could not be noted: the click must not look as if it were done.
            notice.ifPresent(words -> late.tell(replyTo, words).subscribe().with(told -> {}, lost -> {}));
            return "";
        });
    }

    private Uni<String> sent(JsonNode payload) {
        JsonNode view = payload.path("view");
        boolean ours = SlackForms.CALLBACK.equals(view.path("callback_id").asText());
        return occasion.brought(view.path("private_metadata").asText())
                .filter(brought -> ours)
                .map(brought -> recollection.of(person(payload)).chain(() -> sent(payload, view, brought)))
                .orElseGet(() -> Uni.createFrom().item(""));
    }

    private Uni<String> sent(JsonNode payload, JsonNode view, Occasion.Brought brought) {
        Person person = person(payload);
        FilledForm form = FilledForm.of(view, Tongue.of(languages.lastKnown(person)));
        if (!form.blank().isEmpty()) {
            return Uni.createFrom().item(errors(form.blank()));
        }
        Invocation invocation = new Invocation(
                // A form has one effect, however often it is sent.
                idOf(person, "view:" + view.path("id").asText()),
                person,
                brought.channel(),
                brought.command(),
                form.values(),
                new ReplyTo(person.workspace(), brought.channel(), person.id(), brought.url()).written(),
                "");
        Map<String, String> wrong = formCheck.wrongIn(invocation);
        if (!wrong.isEmpty()) {
            return Uni.createFrom().item(errors(form.onItsFields(wrong)));
        }
        return forms.send(invocation)
                .map(objection ->
                        objection.map(why -> errors(Map.of(form.first(), why))).orElse(""));
    }

    private String errors(Map<String, String> byBlock) {
        ObjectNode answer = json.createObjectNode().put("response_action", "errors");
        ObjectNode errors = answer.putObject("errors");
        byBlock.forEach(errors::put);
        return answer.toString();
    }

    private static String idOf(Person person, String id) {
        return SlackNames.PLATFORM + ":" + person.workspace() + ":" + id;
    }

    /** In the workspace the bot is installed in, also when they come from another one. */
    private static Person person(JsonNode payload) {
        JsonNode user = payload.path("user");
        String id = user.path("id").asText();
        String name = user.path("name").asText(user.path("username").asText(id));
        String workspace =
                payload.path("team").path("id").asText(user.path("team_id").asText());
        return new Person(SlackNames.PLATFORM, workspace, id, name.isEmpty() ? id : name);
    }
}
