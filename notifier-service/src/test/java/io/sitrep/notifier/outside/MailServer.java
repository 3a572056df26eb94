package io.sitrep.notifier.outside;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A real SMTP server (GreenMail), and before it a gate that passes every byte through unless it is told to answer the
 * next mail's MAIL command by itself: with an error, with silence, or without an end; or to pass it on late.
 */
public final class MailServer {
    /** What the gate does with a mail. */
    public enum Gate {
        OPEN,
        SILENT,
        ENDLESS,
        REPLIES,
        REPLIES_ONCE,
        /** An answer takes a quarter of the timeout of the tests, and a little more. */
        SLOW,
        /** It is passed on once the gate is open. */
        LATE
    }

    private static final long SLOW_MILLIS = 2_600;

    private static final MailServer RUNNING = new MailServer();

    private final Vertx vertx = Vertx.vertx();
    private final GreenMail server = new GreenMail(smtp());
    private final Set<NetSocket> unanswered = ConcurrentHashMap.newKeySet();
    private final List<String> senders = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> late = new ConcurrentLinkedQueue<>();
    private volatile Gate gate = Gate.OPEN;
    private volatile String reply;
    private final Map<String, String> refused = new ConcurrentHashMap<>();

    private MailServer() {
        server.start();
        int port = ConfigProvider.getConfig().getValue("test.smtp.port", Integer.class);
        Waiting.on(vertx.createNetServer().connectHandler(this::connected).listen(port, "127.0.0.1"));
    }

    private static ServerSetup smtp() {
        ServerSetup smtp = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort();
        // Its own two seconds may pass on a machine that stands still.
        smtp.setServerStartupTimeout(30_000);
        return smtp;
    }

    public static MailServer running() {
        return RUNNING;
    }

    public void open() {
        gate = Gate.OPEN;
        for (Runnable each = late.poll(); each != null; each = late.poll()) {
            each.run();
        }
    }

    public void set(Gate behaviour) {
        gate = behaviour;
    }

    /** Every mail is answered so, the address in the text, as servers do. */
    public void answer(int code) {
        reply = code + " 5.1.1 <somebody@example.org> was not taken\r\n";
        gate = Gate.REPLIES;
    }

    /** The next mail is answered so, and those after it as usual. */
    public void answerOnce(int code) {
        answer(code);
        gate = Gate.REPLIES_ONCE;
    }

    /** Nobody at this domain is taken: each is answered so. */
    public void refuse(String domain, String answer) {
        refused.put(domain.toLowerCase(Locale.ROOT), answer + "\r\n");
    }

    public void takeAll() {
        refused.clear();
    }

    /** How many conversations are still open in which the gate fell silent or does not come to an end. */
    public int unanswered() {
        return unanswered.size();
    }

    /** The return paths of all mails so far, as the envelopes had them. */
    public List<String> senders() {
        return List.copyOf(senders);
    }

    /** What arrived for one address, in order. */
    public List<MimeMessage> mailTo(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getAllRecipients())
                    .anyMatch(to -> to.toString().equals(address));
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void connected(NetSocket client) {
        client.pause();
        vertx.createNetClient().connect(server.getSmtp().getPort(), "127.0.0.1").onSuccess(behind -> {
            behind.handler(client::write).closeHandler(gone -> client.close());
            client.handler(bytes -> pass(bytes, client, behind)).closeHandler(gone -> {
                behind.close();
                unanswered.remove(client);
            });
            client.resume();
        });
    }

    private void pass(Buffer bytes, NetSocket client, NetSocket behind) {
        if (unanswered.contains(client)) {
            return;
        }
        Optional<String> refusal = refusal(bytes.toString().toLowerCase(Locale.ROOT));
        if (refusal.isPresent()) {
            client.write(refusal.get());
            return;
        }
        boolean begins = bytes.toString().toUpperCase(Locale.ROOT).startsWith("MAIL FROM");
        if (begins) {
            String line = bytes.toString();
            senders.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
        }
        if (!begins || gate == Gate.OPEN) {
            behind.write(bytes);
        } else if (gate == Gate.REPLIES || gate == Gate.REPLIES_ONCE) {
            if (gate == Gate.REPLIES_ONCE) {
                gate = Gate.OPEN;
            }
            client.write(reply);
        } else if (gate == Gate.SLOW) {
            vertx.setTimer(SLOW_MILLIS, timer -> behind.write(bytes));
        } else if (gate == Gate.LATE) {
            late.add(() -> behind.write(bytes));
        } else {
            unanswered.add(client);
            if (gate == Gate.ENDLESS) {
                pour(client);
            }
        }
    }

    private Optional<String> refusal(String command) {
        return command.startsWith("rcpt to")
                ? refused.entrySet().stream()
                        .filter(each -> command.contains("@" + each.getKey() + ">"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                : Optional.empty();
    }

    private void pour(NetSocket client) {
        vertx.setPeriodic(1, timer -> {
            if (unanswered.contains(client)) {
                client.write("250-and another thing\r\n");
            } else {
                vertx.cancelTimer(timer);
            }
        });
    }
}
