package io.sitrep.notifier.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReturnPathTest {
    private static final String OLD_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String NEW_KEY = "eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg=";
    private final ReturnPath path = new ReturnPath(MailSettings.usual().settings());
    private final UUID delivery = UUID.fromString("0195f6a0-1111-7222-8333-444455556666");

    @Test
    void everyDeliveryHasAnAddressOfItsOwnThatLeadsBackToIt() {
        String address = path.of(delivery);
        assertThat(address).matches("bounce\\+0195f6a0111172228333444455556666\\.[0-9a-f]{16}@example\\.com");
        assertThat(address.indexOf('@')).isLessThanOrEqualTo(64);
        assertThat(path.delivery(address)).contains(delivery);
        assertThat(path.delivery(address.toUpperCase(Locale.ROOT))).contains(delivery);
        assertThat(path.of(UUID.randomUUID())).isNotEqualTo(address);
    }

    @Test
    void nobodyElseMakesOne() {
        String address = path.of(delivery);
        char last = address.charAt(address.indexOf('@') - 1);
        assertThat(path.delivery(address.replace(last + "@", (last == '0' ? '1' : '0') + "@")))
                .isEmpty();
        assertThat(path.delivery(address.replace("0195f6a0", "0195f6a1"))).isEmpty();
        assertThat(path.delivery(address.replace("example.com", "example.net"))).isEmpty();
        assertThat(path.delivery("bounce@example.com")).isEmpty();
        assertThat(path.delivery("")).isEmpty();
        ReturnPath stranger = new ReturnPath(
                MailSettings.usual().with("sitrep.secret-key", NEW_KEY).settings());
        assertThat(path.delivery(stranger.of(delivery))).isEmpty();
    }

    @Test
    void mailSentBeforeARotationComesHome() {
        ReturnPath rotated = new ReturnPath(MailSettings.usual()
                .with("sitrep.secret-key", NEW_KEY)
                .with("sitrep.secret-keys-old", OLD_KEY)
                .settings());
        assertThat(rotated.delivery(path.of(delivery))).contains(delivery);
        assertThat(rotated.of(delivery)).isNotEqualTo(path.of(delivery));
    }

    @Test
    void bouncesMayGoToADomainOfTheirOwn() {
        ReturnPath elsewhere = new ReturnPath(MailSettings.usual()
                .with("sitrep.mail.bounce-domain", "Bounces.example.com")
                .settings());
        assertThat(elsewhere.of(delivery)).endsWith("@bounces.example.com");
        assertThat(elsewhere.delivery(elsewhere.of(delivery))).contains(delivery);
    }
}
