package io.sitrep.fakes.discord;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/** One web socket of an app: text, or one zlib stream over its whole life. */
final class Connection {
    private final ServerWebSocket socket;
    private final Deflater deflater;
    private Session session;

    Connection(ServerWebSocket socket, boolean compresses) {
        this.socket = socket;
        this.deflater = compresses ? new Deflater() : null;
    }

    void send(JsonObject payload) {
        if (socket.isClosed()) {
            return;
        }
        if (deflater == null) {
            socket.writeTextMessage(payload.encode());
        } else {
            socket.writeBinaryMessage(Buffer.buffer(compressed(payload)));
        }
    }

    private byte[] compressed(JsonObject payload) {
        deflater.setInput(payload.encode().getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[8_192];
        int length = part.length;
        while (length == part.length) {
            length = deflater.deflate(part, 0, part.length, Deflater.SYNC_FLUSH);
            all.write(part, 0, length);
        }
        return all.toByteArray();
    }

    void close(int code, String reason) {
        socket.close((short) code, reason);
    }

    boolean isCompressed() {
        return deflater != null;
    }

    Session session() {
        return session;
    }

    void session(Session next) {
        session = next;
    }

    void ended() {
        if (deflater != null) {
            deflater.end();
        }
        if (session != null) {
            session.lost(this);
        }
    }
}
