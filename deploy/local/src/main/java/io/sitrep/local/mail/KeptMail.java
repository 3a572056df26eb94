package io.sitrep.local.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/**
 * One mail being received: becomes {@code <time>-<number>.eml}, with the envelope on top as a delivering server writes it
 * (RFC 5321, section 4.4: Return-Path; Delivered-To is the custom of Postfix and others).
 */
final class KeptMail implements MessageHandler {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path directory;
    private final Clock clock;
    private final AtomicLong number;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    KeptMail(Path directory, Clock clock, AtomicLong number) {
        this.directory = directory;
        this.clock = clock;
        this.number = number;
    }

    @Override
    public void from(String from) {
        sender = from;
    }

    @Override
    public void recipient(String recipient) {
        recipients.add(recipient);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
        byte[] content = data.readAllBytes();
        try {
            keep(content);
            return null;
        } catch (IOException e) {
            throw new RejectException(451, "Cannot keep it now");
        }
    }

    @Override
    public void done() {}

    private void keep(byte[] content) throws IOException {
        String name = "%s-%04d".formatted(TIME.format(clock.instant()), number.incrementAndGet());
        Path partial = directory.resolve(name + ".part");
        try (FileChannel file = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            write(file, envelope().getBytes(StandardCharsets.UTF_8));
            write(file, content);
            file.force(true);
            Files.move(partial, directory.resolve(name + ".eml"), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private String envelope() {
        StringBuilder lines = new StringBuilder("Return-Path: <" + sender + ">\r\n");
        recipients.forEach(each -> lines.append("Delivered-To: ").append(each).append("\r\n"));
        return lines.toString();
    }

    private static void write(FileChannel file, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            file.write(rest);
        }
    }
}
