package io.sitrep.notifier.channel.email.check;

import io.sitrep.notifier.channel.Finding;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DKIM (RFC 6376): whether the published key is the one we sign with. */
final class SignatureRecord {
    private static final Pattern KEY = Pattern.compile("(?:^|;)\\s*p=([^;]*)");

    private SignatureRecord() {}

    static Uni<Finding> check(NameServer names, Surroundings ours) {
        return ours.signature()
                .map(signature -> names.texts(signature.name()).map(texts -> judge(signature, texts)))
                .orElseGet(() -> Uni.createFrom()
                        .item(Finding.bad(
                                "dkim",
                                "mail is not signed here",
                                "Set SITREP_DKIM_DOMAIN, SITREP_DKIM_SELECTOR and SITREP_DKIM_PRIVATE_KEY_FILE, unless"
                                        + " your mail server signs")));
    }

    private static Finding judge(Surroundings.Signature signature, List<String> texts) {
        String fix = "Publish a TXT record for " + signature.name() + ": " + signature.record();
        if (texts.isEmpty()) {
            return Finding.bad("dkim", signature.name() + " has no record", fix);
        }
        if (texts.size() > 1) {
            return Finding.bad("dkim", signature.name() + " has " + texts.size() + " records", "Leave one. " + fix);
        }
        Matcher key = KEY.matcher(texts.get(0));
        String published = key.find() ? key.group(1).replaceAll("\\s", "") : "";
        if (published.isEmpty()) {
            return Finding.bad("dkim", signature.name() + " says that its key is revoked", fix);
        }
        return published.equals(signature.publicKey())
                ? Finding.good("dkim", signature.name() + " has the key mail is signed with")
                : Finding.bad("dkim", signature.name() + " has another key than mail is signed with", fix);
    }
}
