package io.sitrep.notifier.channel.email.check;

import java.net.URI;
import java.util.Optional;

/**
 * What our mail claims about itself, to be held against what others see.
 *
 * @param server the host that mail is handed to
 * @param signature empty when mail is not signed here
 * @param intake bounces come in by SMTP here
 * @param reports a provider may report them
 * @param links what links in mails start with
 */
public record Surroundings(
        String fromDomain,
        String bounceDomain,
        String server,
        Optional<Signature> signature,
        boolean intake,
        boolean reports,
        URI links) {

    /** @param publicKey base64, as {@code p=} has it */
    public record Signature(String domain, String selector, String publicKey) {
        String name() {
            return selector + "._domainkey." + domain;
        }

        String record() {
            return "v=DKIM1; k=rsa; p=" + publicKey;
        }
    }
}
