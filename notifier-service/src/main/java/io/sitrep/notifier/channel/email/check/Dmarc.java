package io.sitrep.notifier.channel.email.check;

import io.sitrep.notifier.channel.Finding;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DMARC (RFC 7489): whether there is a policy, and whether the signature's domain is the sender's. */
final class Dmarc {
    private static final Pattern POLICY = Pattern.compile("(?i)v=DMARC1\\s*;.*?\\bp=(none|quarantine|reject)\\b.*");

    private Dmarc() {}

    static Uni<Finding> check(NameServer names, Surroundings ours) {
        return find(names, ours.fromDomain()).map(texts -> judge(ours, texts));
    }

    /** The domain's own, else that of the domain it belongs to: each one above is asked, down to two labels. */
    private static Uni<List<String>> find(NameServer names, String domain) {
        return names.texts("_dmarc." + domain)
                .map(texts -> texts.stream()
                        .filter(text -> text.regionMatches(true, 0, "v=DMARC1", 0, 8))
                        .toList())
                .chain(found -> {
                    String above = domain.substring(domain.indexOf('.') + 1);
                    return found.isEmpty() && above.contains(".") && !above.equals(domain)
                            ? find(names, above)
                            : Uni.createFrom().item(found);
                });
    }

    private static Finding judge(Surroundings ours, List<String> found) {
        String name = "_dmarc." + ours.fromDomain();
        if (found.size() != 1) {
            return Finding.bad(
                    "dmarc",
                    found.isEmpty() ? name + " has no record" : name + " has " + found.size() + " records",
                    "Publish one TXT record for " + name + ": v=DMARC1; p=quarantine; rua=mailto:YOUR-ADDRESS");
        }
        Matcher policy = POLICY.matcher(found.get(0));
        if (!policy.matches()) {
            return Finding.bad("dmarc", "the record names no policy: " + found.get(0), "Add p=quarantine to it");
        }
        String signed = ours.signature().map(Surroundings.Signature::domain).orElse(ours.fromDomain());
        if (!isAligned(ours.fromDomain(), signed)) {
            return Finding.bad(
                    "dmarc",
                    "mail from " + ours.fromDomain() + " is signed for " + signed + ", which counts as not signed",
                    "Make SITREP_DKIM_DOMAIN the domain of SITREP_MAIL_FROM, or the one above it");
        }
        return Finding.good("dmarc", found.get(0));
    }

    private static boolean isAligned(String from, String signed) {
        return from.equalsIgnoreCase(signed)
                || from.toLowerCase(Locale.ROOT).endsWith("." + signed.toLowerCase(Locale.ROOT));
    }
}
