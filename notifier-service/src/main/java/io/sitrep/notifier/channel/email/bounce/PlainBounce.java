package io.sitrep.notifier.channel.email.bounce;

import io.sitrep.notifier.channel.Bounce;
import io.sitrep.notifier.channel.email.NobodyThere;
import io.sitrep.notifier.channel.email.StatusCode;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reports in prose: qmail's, old Exchange's, and of servers that write as they please. Only where the subject or the first words
 * say that it is a report, only up to the copy of our own mail, and nothing that is quoted; an address is given up for words that leave no doubt.
 */
final class PlainBounce {
    private static final Pattern REPORT = Pattern.compile("(?i)undeliver|delivery (has )?(status|fail|problem|report)"
            + "|returned mail|mail delivery|failure notice|could not be delivered|wasn.t able to deliver"
            + "|delayed mail|delivery.{0,20}delayed|nicht zugestellt|unzustellbar|non remis|no se pudo entregar");
    private static final Pattern COPY = Pattern.compile("(?im)^.{0,5}(-{2,} ?(below this line is a copy"
            + "|this is a copy|the body of the message|original message|this is the original)|received: (from|by) )");
    private static final Pattern QUOTED = Pattern.compile("(?m)^\\s*>.*$");
    private static final Pattern DELAYED = Pattern.compile(
            "(?i)delayed|will (keep trying|continue to|be retried|try again)|temporar|not yet been delivered");
    private static final int LONGEST = 16_000;
    private static final int FIRST_WORDS = 400;

    private PlainBounce() {}

    static Optional<Bounce> read(UUID delivery, String subject, String text) {
        String report = QUOTED.matcher(COPY.split(text.substring(0, Math.min(text.length(), LONGEST)), 2)[0])
                .replaceAll("");
        String firstWords = report.substring(0, Math.min(report.length(), FIRST_WORDS));
        if (!REPORT.matcher(subject).find() && !REPORT.matcher(firstWords).find()) {
            return Optional.empty();
        }
        Optional<StatusCode> code = StatusCode.in(report);
        boolean delayed = DELAYED.matcher(subject + "\n" + report).find();
        boolean gone = code.map(said -> DeliveryReport.isAboutTheAddress(said, report))
                .orElseGet(() -> NobodyThere.isSaidIn(report));
        return Optional.of(DeliveryReport.bounce(delivery, code, gone && !delayed));
    }
}
