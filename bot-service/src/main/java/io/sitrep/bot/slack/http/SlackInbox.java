package io.sitrep.bot.slack.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.bot.Settings;
import io.sitrep.bot.ledger.Intake;
import io.sitrep.bot.port.Invocation;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.slack.SlackPlatform;
import io.sitrep.bot.slack.render.SlackText;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Reads what Slack sends, of whatever kind, and finds its answer: JSON, or empty. Looks at nothing before the signature. */
@Singleton
public class SlackInbox {
    private final Optional<SlackSignature> signature;
    private final Intake intake;
    private final ObjectMapper json;

    public SlackInbox(Settings settings, Clock clock, Intake intake, ObjectMapper json) {
        this.signature = settings.slack().signingSecret().map(secret -> new SlackSignature(secret, clock));
        this.intake = intake;
        this.json = json;
    }

    Uni<String> receive(SignedRequest request) {
        verify(request);
        return request.isJson() ? event(request.body()) : form(SlackForm.of(request.body()));
    }

    private void verify(SignedRequest request) {
        SlackSignature wanted = signature.orElseThrow(() -> new ProblemException(Problem.of(
                404,
                "slack-is-off",
                "Slack is off",
                "SITREP_SLACK_SIGNING_SECRET is not set, so nothing from Slack is taken")));
        wanted.objection(request.timestamp(), request.signature(), request.body())
                .ifPresent(objection -> {
                    throw new ProblemException(
                            Problem.of(401, "bad-signature", "Signature missing or not valid", objection));
                });
    }

    /** An event changes nothing yet; it is acknowledged, so that Slack does not repeat it. */
    private Uni<String> event(byte[] body) {
        JsonNode event = parse(body);
        if (!"url_verification".equals(event.path("type").asText())) {
            return Uni.createFrom().item("");
        }
        return Uni.createFrom()
                .item(json.createObjectNode()
                        .put("challenge", event.path("challenge").asText())
                        .toString());
    }

    private Uni<String> form(SlackForm form) {
        boolean command =
                form.get("command").isPresent() && form.get("ssl_check").isEmpty();
        // A probe of our certificate, or a click on something this bot does not show: nothing to do.
        return command ? intake.receive(invocation(form)) : Uni.createFrom().item("");
    }

    private static Invocation invocation(SlackForm form) {
        String workspace = form.wanted("team_id");
        String user = form.wanted("user_id");
        Person person = new Person(
                SlackPlatform.NAME, workspace, user, form.get("user_name").orElse(user));
        return new Invocation(
                SlackPlatform.NAME + ":" + workspace + ":" + form.wanted("trigger_id"),
                person,
                form.get("channel_id").orElse(""),
                SlackText.asTyped(form.get("text").orElse("")),
                Map.of(),
                form.get("response_url").orElse(""),
                form.wanted("trigger_id"));
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException unreadable) {
            throw new ProblemException(Problem.malformed("The body is not JSON"));
        }
    }
}
