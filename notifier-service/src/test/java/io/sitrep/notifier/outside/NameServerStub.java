package io.sitrep.notifier.outside;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name server that knows what it is told, and nothing else (RFC 1035). */
public final class NameServerStub implements AutoCloseable {
    private static final int A = 1;
    private static final int PTR = 12;
    private static final int MX = 15;
    private static final int TXT = 16;
    private static final int HEADER = 12;
    private static final int LONGEST_STRING = 255;

    private final Vertx vertx = Vertx.vertx();
    private final DatagramSocket socket = vertx.createDatagramSocket();
    private final Map<String, List<Buffer>> records = new ConcurrentHashMap<>();
    private volatile boolean silent;

    private NameServerStub(int port) {
        socket.handler(this::answer);
        Waiting.on(socket.listen(port, "127.0.0.1"));
    }

    public static NameServerStub onAnyPort() {
        return new NameServerStub(0);
    }

    /** @param address as a setting names it, with its port */
    public static NameServerStub at(String address) {
        return new NameServerStub(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
    }

    public String address() {
        return "127.0.0.1:" + socket.localAddress().port();
    }

    public void fallSilent() {
        silent = true;
    }

    public NameServerStub text(String name, String text) {
        Buffer data = Buffer.buffer();
        for (int from = 0; from < text.length(); from += LONGEST_STRING) {
            String part = text.substring(from, Math.min(text.length(), from + LONGEST_STRING));
            data.appendUnsignedByte((short) part.length()).appendString(part);
        }
        return add(name, TXT, data);
    }

    public NameServerStub exchanger(String name, String host) {
        return add(name, MX, Buffer.buffer().appendUnsignedShort(10).appendBuffer(name(host)));
    }

    public NameServerStub address(String name, int a, int b, int c, int d) {
        return add(name, A, Buffer.buffer(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d}));
    }

    public NameServerStub pointer(String name, String host) {
        return add(name, PTR, name(host));
    }

    @Override
    public void close() {
        Waiting.on(vertx.close());
    }

    private NameServerStub add(String name, int type, Buffer data) {
        records.computeIfAbsent(key(name, type), none -> new ArrayList<>()).add(data);
        return this;
    }

    private void answer(DatagramPacket packet) {
        if (silent) {
            return;
        }
        Buffer asked = packet.data();
        StringBuilder name = new StringBuilder();
        int at = HEADER;
        for (int length = asked.getUnsignedByte(at); length > 0; length = asked.getUnsignedByte(at)) {
            name.append(asked.getString(at + 1, at + 1 + length)).append('.');
            at += length + 1;
        }
        int type = asked.getUnsignedShort(at + 1);
        int end = at + 5;
        String plain = name.substring(0, name.length() - 1);
        List<Buffer> found = records.getOrDefault(key(plain, type), List.of());
        boolean known = records.keySet().stream().anyMatch(key -> key.startsWith(plain.toLowerCase(Locale.ROOT) + " "));
        Buffer reply = Buffer.buffer()
                .appendUnsignedShort(asked.getUnsignedShort(0))
                .appendUnsignedShort(known ? 0x8580 : 0x8583)
                .appendUnsignedShort(1)
                .appendUnsignedShort(found.size())
                .appendUnsignedShort(0)
                .appendUnsignedShort(0)
                .appendBuffer(asked.slice(HEADER, end));
        // The name stands in the question: a pointer to there.
        found.forEach(data -> reply.appendUnsignedShort(0xc000 | HEADER)
                .appendUnsignedShort(type)
                .appendUnsignedShort(1)
                .appendUnsignedInt(60)
                .appendUnsignedShort(data.length())
                .appendBuffer(data));
        socket.send(reply, packet.sender().port(), packet.sender().host());
    }

    private static Buffer name(String host) {
        Buffer name = Buffer.buffer();
        for (String label : host.split("\\.")) {
            name.appendUnsignedByte((short) label.length()).appendString(label, StandardCharsets.US_ASCII.name());
        }
        return name.appendByte((byte) 0);
    }

    private static String key(String name, int type) {
        return name.toLowerCase(Locale.ROOT) + " " + type;
    }
}
