package io.sitrep.local.slack;

import io.sitrep.fakes.slack.OpenView;
import io.sitrep.fakes.slack.SlackChannel;
import io.sitrep.fakes.slack.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person would see in Slack's window, as lines for a terminal. */
final class Screen {
    private static final int MESSAGES = 20;

    private Screen() {}

    static String show(String channel, String person, String line, List<Answer> answers) {
        String shown = answers.stream()
                .filter(answer -> !answer.isEmpty())
                .map(Screen::answer)
                .collect(Collectors.joining("\n"));
        return "#%s  %s: %s\n%s".formatted(channel, person, line, shown.isEmpty() ? "(no answer yet)" : shown);
    }

    /** The names of all channels, and what stands in one: the newest, and the oldest of those first. */
    static String read(List<SlackChannel> all, Optional<SlackChannel> one) {
        List<String> lines = new ArrayList<>();
        all.forEach(channel -> lines.add("#" + channel.name() + (channel.isArchived() ? " (archived)" : "")));
        one.ifPresent(channel -> {
            lines.add("\n#" + channel.name() + (channel.topic().isEmpty() ? "" : "  " + channel.topic()));
            List<SlackMessage> messages = channel.messages();
            messages.subList(Math.max(0, messages.size() - MESSAGES), messages.size())
                    .forEach(message -> lines.add(message(channel, message)));
        });
        return String.join("\n", lines);
    }

    /** A form that opened, with how to fill it in. */
    static Answer form(OpenView form) {
        List<String> lines = new ArrayList<>(List.of("A form opens: " + form.title()));
        form.inputs()
                .forEach(block -> lines.add("  --fill " + block + "=…  "
                        + form.input(block).orElseThrow().getJsonObject("label").getString("text")));
        return new Answer(false, String.join("\n", lines));
    }

    private static String message(SlackChannel channel, SlackMessage message) {
        String words = message.blocks().isEmpty() ? message.text() : message.words();
        String pinned = channel.pins().contains(message.ts()) ? " (pinned)" : "";
        String reader = message.onlyFor().isEmpty() ? "" : " (only " + message.onlyFor() + " sees this)";
        return message.author() + pinned + reader + ":" + indented(words);
    }

    private static String answer(Answer answer) {
        String head = answer.everybody() ? "Sitrep:" : "Sitrep (only you can see this):";
        return head + indented(answer.text());
    }

    private static String indented(String text) {
        return Mrkdwn.read(text).lines().map(each -> "\n  " + each).collect(Collectors.joining());
    }
}
