package io.sitrep.notifier.channel.email.check;

import io.sitrep.notifier.channel.Finding;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** SPF (RFC 7208): who may send in the name of the return path's domain. */
final class SenderPolicy {
    /** RFC 7208, 4.6.4: terms that cost the receiver a look-up, of which it does ten. */
    private static final Pattern LOOKUP =
            Pattern.compile("(?i)(^|\\s)[+?~-]?((include|exists|redirect)[:=]|(a|mx|ptr)(?=[:/\\s]|$))");

    private static final int MOST_LOOKUPS = 10;

    private SenderPolicy() {}

    static Uni<Finding> check(NameServer names, String domain) {
        return names.texts(domain)
                .map(texts -> texts.stream()
                        .filter(text -> text.toLowerCase(Locale.ROOT).matches("v=spf1( .*)?"))
                        .toList())
                .map(policies -> judge(domain, policies));
    }

    private static Finding judge(String domain, List<String> policies) {
        if (policies.isEmpty()) {
            return Finding.bad(
                    "spf",
                    domain + " has no SPF record",
                    "Publish a TXT record for " + domain
                            + " that names the server mail leaves through: v=spf1 ip4:ITS-ADDRESS -all");
        }
        if (policies.size() > 1) {
            return Finding.bad(
                    "spf",
                    domain + " has " + policies.size() + " SPF records, which counts as an error",
                    "Make them one");
        }
        String policy = policies.get(0);
        if (policy.matches("(?i).*\\s\\+?all(\\s.*)?")) {
            return Finding.bad(
                    "spf", "anybody may send for " + domain + ": " + policy, "End the record with -all or ~all");
        }
        if (LOOKUP.matcher(policy).results().count() > MOST_LOOKUPS) {
            return Finding.bad(
                    "spf",
                    "the record needs more than " + MOST_LOOKUPS + " look-ups, which counts as an error: " + policy,
                    "Replace some of include, a and mx by ip4 and ip6");
        }
        return Finding.good("spf", policy);
    }
}
