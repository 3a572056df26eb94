package io.sitrep.local.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.fakes.slack.FakeSlack;
import io.sitrep.fakes.slack.OpenView;
import io.sitrep.fakes.slack.Sent;
import io.sitrep.fakes.slack.SlackChannel;
import io.sitrep.fakes.slack.SlackUser;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What one person sees of Slack: they type a line, read what comes of it, and fill in the form that opens. */
final class Window {
    private static final long LATE_ANSWER_NANOS = TimeUnit.SECONDS.toNanos(8);
    private static final Duration LAST_MOMENT = Duration.ofMillis(1_500);
    private static final Duration PATIENCE = Duration.ofMillis(2_900);
    private static final long LOOK_MILLIS = 50;

    private final FakeSlack slack;
    private final LocalWorkspace workspace;
    private final ObjectMapper json = new ObjectMapper();

    Window(FakeSlack slack, LocalWorkspace workspace) {
        this.slack = slack;
        this.workspace = workspace;
    }

    String shows(Map<String, String> typed) {
        String line = typed.getOrDefault("line", "");
        Optional<SlackChannel> channel = workspace.channelNamed(typed.getOrDefault("channel", ""));
        if (line.equals(Chat.READ)) {
            return Screen.read(workspace.channels(), channel);
        } else if (channel.isEmpty()) {
            return "There is no such channel: look with deploy/local/chat --read";
        }
        String name = typed.getOrDefault("user", "you");
        SlackUser person = slack.user(LocalWorkspace.TEAM, workspace.personNamed(name));
        return Screen.show(channel.get().name(), name, line, answers(person, channel.get(), line, filled(typed)));
    }

    private List<Answer> answers(SlackUser person, SlackChannel channel, String line, Map<String, String> filled) {
        List<Answer> answers = new ArrayList<>();
        try {
            person.forms().forEach(person::closes);
            Sent sent = person.types(channel.id(), line);
            answers.add(answer(sent, line));
            List<OpenView> forms = person.forms();
            if (!forms.isEmpty()) {
                answers.add(form(person, forms.get(0), filled));
            }
            // Whoever answers at the last moment only says that there will be an answer.
            boolean provisional = answers.get(0).isEmpty() || sent.took().compareTo(LAST_MOMENT) > 0;
            boolean closed = forms.isEmpty() || person.forms().isEmpty();
            answers.addAll(later(sent.payload().getString("response_url"), provisional && closed));
        } catch (RuntimeException refused) {
            // The strict Slack did not take what the bot said, or what was filled in.
            answers.add(new Answer(false, "Slack refuses: " + refused.getMessage()));
        }
        return answers;
    }

    private Answer form(SlackUser person, OpenView form, Map<String, String> filled) {
        if (filled.isEmpty()) {
            return Screen.form(form);
        }
        JsonObject errors = person.submits(form, filled).json().getJsonObject("errors", new JsonObject());
        List<String> lines = new ArrayList<>();
        errors.forEach(error -> lines.add(error.getKey() + ": " + error.getValue()));
        return new Answer(false, String.join("\n", lines));
    }

    private List<Answer> later(String responseUrl, boolean wait) {
        long end = System.nanoTime() + (wait ? LATE_ANSWER_NANOS : 0);
        while (slack.answersTo(responseUrl).isEmpty() && System.nanoTime() < end) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return List.of();
            }
        }
        return slack.answersTo(responseUrl).stream()
                .map(answer -> read(answer.encode()))
                .toList();
    }

    /** Failures in the words that Slack itself uses. */
    private Answer answer(Sent sent, String line) {
        if (sent.isAcknowledged()) {
            return sent.body().isBlank() ? Answer.NOTHING : read(sent.body());
        }
        String reason = sent.took().compareTo(PATIENCE) > 0 ? "operation_timeout" : "dispatch_failed";
        return new Answer(false, "%s failed with the error \"%s\"".formatted(line.split("\\s", 2)[0], reason));
    }

    private Answer read(String body) {
        try {
            return Answer.of(json.readTree(body));
        } catch (JsonProcessingException plain) {
            return new Answer(false, body);
        }
    }

    private static Map<String, String> filled(Map<String, String> typed) {
        Map<String, String> filled = new LinkedHashMap<>();
        typed.getOrDefault("fill", "").lines().forEach(line -> {
            String[] parts = line.split("=", 2);
            filled.put(parts[0], parts.length == 2 ? parts[1] : "");
        });
        return filled;
    }
}
