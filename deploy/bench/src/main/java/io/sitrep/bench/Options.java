package io.sitrep.bench;

import io.sitrep.bench.chat.ChatPlatforms;
import io.sitrep.bench.fanout.Fanout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much is measured.
 *
 * @param rounds how often each thing is measured, in turns; the table shows medians
 * @param connections how many ask at once
 * @param requests per thing and round
 * @param warmUp of each kind, before anything is measured
 * @param imported incidents in the file to import; 0 for no import
 * @param analysed incidents to measure analytics over, instead of everything else; 0 for not at all
 * @param readers of the page
 * @param chat what is lived through in chat, instead of everything else
 * @param told who is told of an incident, instead of everything else
 * @param looks what to look into, beside measuring or instead of it
 */
public record Options(
        int rounds,
        int connections,
        int requests,
        int warmUp,
        int imported,
        int analysed,
        Readers readers,
        InChat chat,
        Fanout.Readers told,
        Looks looks) {
    /**
     * The page's readers, measured instead of everything else; 0 for not at all.
     *
     * @param seconds of each run against the page, and against nginx
     * @param streams how many have it open
     * @param history incidents that lie behind the page while updates are shown
     * @param components listed meanwhile, beside the history's own
     */
    record Readers(int seconds, int streams, int history, int components) {}

    /**
     * What is lived through in chat.
     *
     * @param incidents how many; 0 for not at all
     * @param on where
     * @param pauseMillis how long the responder thinks before each command that is measured
     */
    public record InChat(int incidents, ChatPlatforms on, int pauseMillis) {}

    /**
     * @param statements whether to print what each request says to the database, instead of measuring
     * @param database whether to count on what the database spends its time
     * @param recording where a flight recording of the service is written
     */
    public record Looks(boolean statements, boolean database, Optional<Path> recording) {}

    static Options of(String... arguments) {
        Map<String, Integer> numbers = new HashMap<>(Map.of(
                "--rounds",
                5,
                "--connections",
                32,
                "--requests",
                3_000,
                "--warm-up",
                6_000,
                "--import",
                10_000,
                "--analytics",
                0,
                "--page",
                0,
                "--streams",
                0,
                "--webhooks",
                0));
        numbers.putAll(Map.of(
                "--page-history", 0, "--page-components", 0, "--mails", 0, "--bad", 0, "--chat", 0, "--pause", 0));
        List<String> left = new ArrayList<>(List.of(arguments));
        boolean statements = left.remove("--statements");
        boolean database = left.remove("--database");
        Optional<Path> recording = Optional.empty();
        ChatPlatforms on = ChatPlatforms.SLACK;
        for (int i = 0; i + 1 < left.size(); i += 2) {
            if (left.get(i).equals("--jfr")) {
                recording = Optional.of(Path.of(left.get(i + 1)));
            } else if (left.get(i).equals("--on")) {
                on = ChatPlatforms.of(left.get(i + 1));
            } else if (numbers.containsKey(left.get(i))) {
                numbers.put(left.get(i), Integer.valueOf(left.get(i + 1)));
            } else {
                throw new IllegalArgumentException("unknown option " + left.get(i));
            }
        }
        if (left.size() % 2 == 1) {
            throw new IllegalArgumentException(left.get(left.size() - 1) + " is unknown or wants a value");
        }
        return new Options(
                numbers.get("--rounds"),
                numbers.get("--connections"),
                numbers.get("--requests"),
                numbers.get("--warm-up"),
                numbers.get("--import"),
                numbers.get("--analytics"),
                new Readers(
                        numbers.get("--page"),
                        numbers.get("--streams"),
                        numbers.get("--page-history"),
                        numbers.get("--page-components")),
                new InChat(numbers.get("--chat"), on, numbers.get("--pause")),
                new Fanout.Readers(numbers.get("--webhooks"), numbers.get("--mails"), numbers.get("--bad")),
                new Looks(statements, database, recording));
    }
}
