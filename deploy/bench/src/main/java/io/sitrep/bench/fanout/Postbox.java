package io.sitrep.bench.fanout;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.Locale;

/**
 * A process that takes mail for {@code rNUMBER@…} over SMTP and counts it: as much of a mail server as a sender sees, with
 * pipelining, as Postfix has it.
 */
public final class Postbox {
    private final Tally tally;
    private final NetSocket socket;
    private boolean inMail;
    private int reader;

    private Postbox(Tally tally, NetSocket socket) {
        this.tally = tally;
        this.socket = socket;
        socket.handler(RecordParser.newDelimited("\r\n", this::line));
        say("220 postbox ESMTP");
    }

    /** Prints {@code listening PORT-OF-THE-TALLY PORT-FOR-MAIL} when it is ready. */
    public static void main(String... arguments) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Tally tally = new Tally();
        vertx.createNetServer()
                .connectHandler(socket -> new Postbox(tally, socket))
                .listen(0, "127.0.0.1")
                .onSuccess(mail -> vertx.createHttpServer()
                        .requestHandler(tally::answer)
                        .listen(0, "127.0.0.1")
                        .onSuccess(server ->
                                System.out.println("listening " + server.actualPort() + " " + mail.actualPort())));
    }

    private void line(Buffer line) {
        if (inMail) {
            if (line.length() == 1 && line.getByte(0) == '.') {
                inMail = false;
                tally.take(reader);
                say("250 taken");
            }
            return;
        }
        String said = line.toString();
        switch (said.substring(0, Math.min(4, said.length())).toUpperCase(Locale.ROOT)) {
            case "EHLO" -> say("250-postbox\r\n250-8BITMIME\r\n250 PIPELINING");
            case "RCPT" -> {
                reader = Integer.parseInt(said.substring(said.indexOf("<r") + 2, said.indexOf('@')));
                say("250 known");
            }
            case "DATA" -> {
                inMail = true;
                say("354 go on");
            }
            case "QUIT" -> socket.end(Buffer.buffer("221 bye\r\n"));
            default -> say("250 well");
        }
    }

    private void say(String answer) {
        socket.write(answer + "\r\n");
    }
}
