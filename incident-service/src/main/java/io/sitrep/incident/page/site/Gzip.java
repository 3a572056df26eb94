package io.sitrep.incident.page.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Bytes made smaller. The server itself compresses nothing: over HTTP/2 it would compress again what is compressed already. */
public final class Gzip {
    /** Below this the headers weigh more than what compressing saves. */
    private static final int WORTH_IT = 150;

    private Gzip() {}

    /** For what is compressed once and sent a thousand times; null where it is not worth it. */
    public static byte[] thorough(byte[] plain) {
        return of(plain, Deflater.BEST_COMPRESSION);
    }

    /** For what one reader gets; null where it is not worth it. */
    public static byte[] quick(byte[] plain) {
        return of(plain, Deflater.BEST_SPEED);
    }

    private static byte[] of(byte[] plain, int level) {
        if (plain.length < WORTH_IT) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3);
        try (GZIPOutputStream gzip = new Leveled(bytes, level)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static final class Leveled extends GZIPOutputStream {
        Leveled(ByteArrayOutputStream bytes, int level) throws IOException {
            super(bytes);
            def.setLevel(level);
        }
    }
}
