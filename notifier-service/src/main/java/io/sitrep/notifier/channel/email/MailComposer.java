package io.sitrep.notifier.channel.email;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Preview;
import io.sitrep.notifier.render.Message;
import io.vertx.ext.mail.MailMessage;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Writes the mail: what all readers share once, and into it what is each reader's own. */
@Singleton
class MailComposer {
    private static final int BOUNDARY_BYTES = 16;

    private final String brand;
    private final MailHeaders headers;
    private final ReturnPath returnPath;

    MailComposer(Settings settings, ReturnPath returnPath) {
        this.brand = settings.pageName();
        this.headers = new MailHeaders(Sender.of(settings.mail().from()));
        this.returnPath = returnPath;
    }

    MailMessage compose(Message message, String address) {
        MailForm form = form(message);
        Slots slots = slots(message);
        MailHeaders.About about = new MailHeaders.About(
                message.key(),
                message.publication().said().incident().id(),
                form.subject(),
                form.language(),
                message.publication().receivedAt(),
                message.unsubscribe());
        String boundary = boundary();
        // The head is whole as it is: the mail library adds nothing but the signature.
        return new MailMessage()
                .setFixedHeaders(true)
                .setHeaders(headers.of(about, address, boundary))
                .setBounceAddress(returnPath.of(message.key()))
                .setTo(address)
                .setText(form.body(boundary, slots));
    }

    /** Another one for each mail: who has read one, and writes a text, knows that of no other. */
    static String boundary() {
        byte[] random = new byte[BOUNDARY_BYTES];
        ThreadLocalRandom.current().nextBytes(random);
        return "=_" + HexFormat.of().formatHex(random);
    }

    Preview preview(Message message) {
        MailForm form = form(message);
        return new Preview(form.subject(), form.text(slots(message)));
    }

    String messageId(UUID delivery) {
        return headers.messageId(delivery);
    }

    private MailForm form(Message message) {
        return message.shared().once(MailForm.class, () -> MailForm.of(message, brand));
    }

    private static Slots slots(Message message) {
        return new Slots(message.manage().toString());
    }
}
