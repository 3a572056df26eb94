package io.sitrep.incident.page.keep;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sitrep.incident.page.Archive;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.PublicIncident;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The page's state as a file: gzipped JSON of everything the public may know, and nothing else. A file of another layout than
 * this release writes is refused as a whole: half a state would be a wrong page. A long history lies in pieces, {@link StatePieces}.
 */
public final class StateCodec {
    /** Grows whenever a file of the release before could be misread. */
    private static final int LAYOUT = 1;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            // The same state is the same bytes, on every replica and after every restart.
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .setVisibility(PropertyAccessor.ALL, Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
            .setVisibility(PropertyAccessor.CREATOR, Visibility.ANY);

    private static final JavaType MONTH =
            JSON.getTypeFactory().constructCollectionType(List.class, PublicIncident.class);

    private StateCodec() {}

    /** @param months names of the pieces that hold its history; none where it is in the state itself */
    private record Layout(int layout, PageState state, List<String> months) {
        Layout {
            months = months == null ? List.of() : List.copyOf(months);
        }
    }

    /** Where pieces lie. */
    public interface Pieces {
        /** @throws IOException also when there is none of that name */
        InputStream open(String name) throws IOException;
    }

    /** @param file is closed */
    public static void write(PageState state, OutputStream file) throws IOException {
        write(new Layout(LAYOUT, state, List.of()), file);
    }

    /** What there is of a state besides the incidents of its months. */
    public static byte[] head(PageState state, List<String> months) {
        return bytes(new Layout(LAYOUT, state.with(Archive.EMPTY), months));
    }

    static byte[] month(List<PublicIncident> incidents) {
        return bytes(incidents);
    }

    /**
     * @param file is closed
     * @throws IOException when it cannot be read, is cut off, is of another layout, or the head of one in pieces
     */
    public static PageState read(InputStream file) throws IOException {
        return read(file, name -> {
            throw new IOException("the file is the head of a state that lies in pieces");
        });
    }

    /**
     * @param file a whole state, or the head of one; is closed
     * @throws IOException also when a piece is missing or cannot be read
     */
    public static PageState read(InputStream file, Pieces pieces) throws IOException {
        Layout read = parse(file, JSON.constructType(Layout.class));
        if (read == null) {
            throw new IOException("the file holds nothing");
        }
        if (read.layout != LAYOUT || read.state == null) {
            throw new IOException("the file is of layout " + read.layout + ", this release reads " + LAYOUT);
        }
        if (read.months.isEmpty()) {
            return read.state;
        }
        List<PublicIncident> incidents = new ArrayList<>();
        for (String month : read.months) {
            incidents.addAll(StateCodec.<List<PublicIncident>>parse(pieces.open(month), MONTH));
        }
        return read.state.with(Archive.of(incidents));
    }

    /** Uncompressed. */
    static byte[] json(Object content) {
        try {
            return JSON.writeValueAsBytes(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <T> T parse(InputStream file, JavaType type) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(file, 1 << 16)) {
            return JSON.readValue(gzip, type);
        }
    }

    private static byte[] bytes(Object content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(content, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(Object content, OutputStream file) throws IOException {
        try (GZIPOutputStream gzip = new GZIPOutputStream(file, 1 << 16)) {
            JSON.writeValue(gzip, content);
        }
    }
}
