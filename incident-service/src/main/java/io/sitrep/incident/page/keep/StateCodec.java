package io.sitrep.incident.page.keep;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sitrep.incident.page.PageState;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The page's state as a file: gzipped JSON of everything the public may know, and nothing else. A file of another layout than
 * this release writes is refused as a whole: half a state would be a wrong page.
 */
public final class StateCodec {
    /** Grows whenever a file of the release before could be misread. */
    private static final int LAYOUT = 1;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .setVisibility(PropertyAccessor.ALL, Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
            .setVisibility(PropertyAccessor.CREATOR, Visibility.ANY);

    private StateCodec() {}

    private record Layout(int layout, PageState state) {}

    /** @param file is closed */
    public static void write(PageState state, OutputStream file) throws IOException {
        try (GZIPOutputStream gzip = new GZIPOutputStream(file, 1 << 16)) {
            JSON.writeValue(gzip, new Layout(LAYOUT, state));
        }
    }

    /**
     * @param file is closed
     * @throws IOException when it cannot be read, is cut off, or is of another layout
     */
    public static PageState read(InputStream file) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(file, 1 << 16)) {
            Layout read = JSON.readValue(gzip, Layout.class);
            if (read.layout != LAYOUT || read.state == null) {
                throw new IOException("the file is of layout " + read.layout + ", this release reads " + LAYOUT);
            }
            return read.state;
        }
    }
}
