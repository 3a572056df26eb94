package io.sitrep.notifier.outside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that brings something, line by line. */
public final class SmtpTalk implements AutoCloseable {
    private static final int LONGEST_WAIT_MILLIS = 30_000;

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;
    private final String greeting;

    public SmtpTalk(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(LONGEST_WAIT_MILLIS);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            out = socket.getOutputStream();
            greeting = reply();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Brings one mail; answers what came last: the refusal, or the acceptance. */
    public static String bring(int port, String to, String mail) {
        try (SmtpTalk talk = new SmtpTalk(port)) {
            talk.say("EHLO mx.example.org");
            talk.say("MAIL FROM:<>");
            String known = talk.say("RCPT TO:<" + to + ">");
            if (!known.startsWith("250")) {
                return known;
            }
            talk.say("DATA");
            return talk.say(mail.replace("\r\n", "\n").replace("\n", "\r\n").replace("\r\n.", "\r\n..") + "\r\n.");
        }
    }

    public String greeting() {
        return greeting;
    }

    /** @return the last line of the answer; null when the other side hung up */
    public String say(String line) {
        try {
            out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return reply();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until the other side says more, or hangs up: then null. */
    public String reply() {
        try {
            String line = in.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = in.readLine();
            }
            return line;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
