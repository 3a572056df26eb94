package io.sitrep.local.slack;

import java.util.List;
import java.util.stream.Collectors;

/** What a person would see in Slack's window, as lines for a terminal. */
final class Screen {
    private Screen() {}

    static String show(String channel, String person, String line, List<Answer> answers) {
        String shown = answers.stream()
                .filter(answer -> !answer.isEmpty())
                .map(Screen::answer)
                .collect(Collectors.joining("\n"));
        return "#%s  %s: %s\n%s".formatted(channel, person, line, shown.isEmpty() ? "(no answer yet)" : shown);
    }

    private static String answer(Answer answer) {
        String head = answer.everybody() ? "Sitrep:" : "Sitrep (only you can see this):";
        return head + answer.text().lines().map(each -> "\n  " + each).collect(Collectors.joining());
    }
}
