package io.sitrep.notifier.channel.email.bounce;

import io.sitrep.kit.trace.LogIds;
import io.sitrep.notifier.channel.Bounce;
import io.sitrep.notifier.channel.BounceLedger;
import io.sitrep.notifier.channel.email.ReturnPath;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One mail that comes in. It is accepted when what it says is written down, and not before. */
final class BounceConversation implements MessageHandler {
    /** A report with a whole mail of ours in it is smaller. */
    static final int LARGEST = 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(BounceConversation.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final ReturnPath returnPath;
    private final BounceLedger ledger;
    private final List<UUID> deliveries = new ArrayList<>();
    private boolean fromNobody;

    BounceConversation(ReturnPath returnPath, BounceLedger ledger) {
        this.returnPath = returnPath;
        this.ledger = ledger;
    }

    /** Reports have none (RFC 5321, 4.5.5), though not all servers know. */
    @Override
    public void from(String sender) {
        fromNobody = sender == null || sender.isBlank();
    }

    @Override
    public void recipient(String recipient) throws RejectException {
        UUID delivery = returnPath
                .delivery(recipient)
                .orElseThrow(() -> new RejectException(550, "5.1.1 There is no such mailbox here"));
        deliveries.add(delivery);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
        byte[] mail = data.readNBytes(LARGEST + 1);
        if (mail.length > LARGEST) {
            throw new RejectException(552, "5.3.4 The message is too large");
        }
        for (UUID delivery : deliveries) {
            Optional<Bounce> bounce = DeliveryReport.read(delivery, mail, fromNobody);
            if (bounce.isPresent()) {
                note(bounce.get());
            }
        }
        return "2.0.0 Noted";
    }

    private void note(Bounce bounce) throws RejectException {
        try {
            ledger.note(bounce).await().atMost(LONGEST_WAIT);
        } catch (RuntimeException away) {
            LogIds.of()
                    .delivery(bounce.delivery())
                    .warnf(
                            LOG,
                            "its bounce can not be noted now: %s",
                            away.getClass().getSimpleName());
            throw new RejectException(451, "4.3.0 Try again later");
        }
    }

    @Override
    public void done() {}
}
