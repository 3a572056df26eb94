package io.sitrep.lines;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls that write a line of the log, as they stand in a source. An id that is in a line's text has to be one of its fields as well, so
 * none is written there by hand: {@code LogIds} puts it into both. Goes by names: a variable that is called otherwise is not seen.
 */
final class LogCalls {
    private static final String THINGS = "(?:incident|event|delivery|publication|endpoint|invocation|mail)";

    /** The logger's own, and those that are handed the logger. */
    private static final Pattern CALL = Pattern.compile(
            "\\b(?:LOG|LOGGER|Log|log|logger)\\s*\\.\\s*"
                    + "(?:trace|debug|info|warn|error|fatal|log)[vf]?\\(|\\.(?:debugf|infof|warnf|errorf|logf)\\((?=\\s*LOG\\b)");

    /** {@code deliveryId=%s}, {@code event %s}. */
    private static final Pattern IN_WORDS =
            Pattern.compile("\\b" + THINGS + "(?:Id|Ref)?=|\\b" + THINGS + " %s|\\bINC-", Pattern.CASE_INSENSITIVE);

    /** {@code lease.deliveryId()}, {@code head.ref()}, {@code event.id()}, {@code delivery}. */
    private static final Pattern IN_VALUES = Pattern.compile("\\b(?:" + THINGS + "(?:Id|Ref)?|ref|" + THINGS
            + "(?:\\(\\))?\\.id|(?:head|key)\\(\\)\\.id)(?:\\(\\))?\\s*(?:[,)]|$)");

    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");

    private LogCalls() {}

    /** What names an id by hand, each call in one line. */
    static List<String> namingAnId(String source) {
        return CALL.matcher(source)
                .results()
                .map(call -> arguments(source, call.end()))
                .flatMap(arguments -> fault(arguments).stream())
                .toList();
    }

    private static Optional<String> fault(String arguments) {
        StringBuilder words = new StringBuilder();
        Matcher literals = LITERAL.matcher(arguments);
        String values = literals.replaceAll(literal -> {
            words.append(literal.group()).append('\n');
            return "\"\"";
        });
        boolean names =
                IN_WORDS.matcher(words).find() || IN_VALUES.matcher(values).find();
        return names ? Optional.of(arguments.replaceAll("\\s+", " ").strip()) : Optional.empty();
    }

    /** Up to the parenthesis that closes the call; one within a text is none. */
    private static String arguments(String source, int from) {
        Matcher literal = LITERAL.matcher(source);
        int open = 1;
        int at = from;
        while (at < source.length()) {
            char here = source.charAt(at);
            if ((here == '"' || here == '\'') && literal.find(at) && literal.start() == at) {
                at = literal.end();
                continue;
            }
            open += here == '(' ? 1 : here == ')' ? -1 : 0;
            if (open == 0) {
                break;
            }
            at++;
        }
        return source.substring(from, at);
    }
}
