package io.sitrep.notifier.channel.email.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.embedded.FreePort;
import io.sitrep.kit.settings.SettingException;
import io.sitrep.notifier.channel.Bounce;
import io.sitrep.notifier.channel.BounceLedger;
import io.sitrep.notifier.channel.email.MailSettings;
import io.sitrep.notifier.channel.email.ReturnPath;
import io.sitrep.notifier.outside.DeliveryReports;
import io.sitrep.notifier.outside.SmtpTalk;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the intake takes, from whom and for how long. */
class BounceIntakeTest {
    private final int port = FreePort.find();
    private final MailSettings settings = MailSettings.usual().with("sitrep.mail.bounce-port", port);
    private final ReturnPath returnPath = settings.returnPath();
    private final List<Bounce> noted = new CopyOnWriteArrayList<>();
    private final UUID delivery = UUID.randomUUID();
    private volatile Uni<Void> answer = Uni.createFrom().voidItem();
    private final BounceIntake intake = intake(Duration.ofSeconds(60));

    @BeforeEach
    void start() {
        intake.start(new StartupEvent());
    }

    @AfterEach
    void stop() {
        intake.stop(new ShutdownEvent());
    }

    @Test
    void aReportAboutADeliveryIsNoted() {
        assertThat(bring(returnPath.of(delivery), DeliveryReports.hard())).startsWith("250");
        assertThat(noted).singleElement().satisfies(bounce -> {
            assertThat(bounce.delivery()).isEqualTo(delivery);
            assertThat(bounce.forGood()).isTrue();
        });
    }

    @Test
    void anAddressThatWasNotMadeHereIsRefused() {
        String right = returnPath.of(delivery);
        String wrong = right.replaceFirst("\\.[0-9a-f]{16}@", ".0000000000000000@");
        for (String address : List.of(wrong, "postmaster@example.com", "victim@example.org", "status@example.com")) {
            assertThat(bring(address, DeliveryReports.hard())).startsWith("550");
        }
        assertThat(noted).isEmpty();
    }

    @Test
    void whatIsNoReportIsTakenAndForgotten() {
        assertThat(bring(returnPath.of(delivery), "Subject: Out of office\n\nUntil Monday."))
                .startsWith("250");
        assertThat(noted).isEmpty();
    }

    @Test
    void whatCanNotBeNotedNowIsToComeAgain() {
        answer = Uni.createFrom().failure(new IOException("the database is away"));
        assertThat(bring(returnPath.of(delivery), DeliveryReports.hard())).startsWith("451");
    }

    @Test
    void aMailWithoutAnEndIsRefused() {
        String large = DeliveryReports.hard() + ("x".repeat(70) + "\n").repeat(16_000);
        assertThat(bring(returnPath.of(delivery), large)).startsWith("552");
        assertThat(noted).isEmpty();
    }

    @Test
    void whoHoldsTheLineIsCutOffHoweverBusy() {
        intake.stop(new ShutdownEvent());
        BounceIntake hasty = intake(Duration.ofSeconds(1));
        hasty.start(new StartupEvent());
        try (SmtpTalk talk = new SmtpTalk(port)) {
            await().pollInterval(Duration.ofMillis(1)).until(() -> noop(talk) == null);
        } finally {
            hasty.stop(new ShutdownEvent());
        }
    }

    @Test
    void oneAddressHoldsOnlyAFewConnections() throws IOException {
        List<Socket> held = new ArrayList<>();
        for (int i = 0; i < SessionLimits.MOST_OF_ONE_ADDRESS; i++) {
            held.add(new Socket("127.0.0.1", port));
            assertThat(held.get(i).getInputStream().read()).isEqualTo('2');
        }
        try (SmtpTalk oneMore = new SmtpTalk(port)) {
            assertThat(oneMore.greeting()).startsWith("421");
        }
        for (Socket socket : held) {
            socket.close();
        }
    }

    @Test
    void aPortThatIsTakenStopsTheStart() {
        assertThatThrownBy(() -> intake(Duration.ofSeconds(1)).start(new StartupEvent()))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("BOUNCE_PORT: ");
    }

    private static String noop(SmtpTalk talk) {
        try {
            return talk.say("NOOP");
        } catch (java.io.UncheckedIOException cut) {
            return null;
        }
    }

    private String bring(String address, String mail) {
        return SmtpTalk.bring(port, address, mail);
    }

    private BounceIntake intake(Duration longest) {
        BounceLedger ledger = bounce -> {
            noted.add(bounce);
            return answer;
        };
        return new BounceIntake(returnPath, ledger, settings.settings(), "127.0.0.1", new SessionLimits(longest));
    }
}
