package io.sitrep.notifier.outside;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;

/** Finds a part of a mail by its type. */
public final class MailParts {
    private MailParts() {}

    /** Decoded; empty when there is none. */
    public static String of(Part mail, String type) {
        try {
            if (mail.isMimeType(type)) {
                return mail.getContent().toString();
            }
            if (mail.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    String found = of(parts.getBodyPart(i), type);
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
            return "";
        } catch (MessagingException | IOException failure) {
            throw new IllegalStateException(GreenMailUtil.getHeaders(mail), failure);
        }
    }
}
