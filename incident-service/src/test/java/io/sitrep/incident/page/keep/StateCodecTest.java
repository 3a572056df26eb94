package io.sitrep.incident.page.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.site.Editing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateCodecTest {
    private static final PageState STATE = Editing.state("page00000001", Instant.parse("2026-03-04T12:00:00.123456Z"));

    @Test
    void whatIsWrittenIsReadToTheMicrosecond() throws IOException {
        assertThat(read(written())).isEqualTo(STATE);
    }

    @Test
    void fileOfAnotherLayoutIsRefusedAndItsLayoutNamed() throws IOException {
        String json = new String(
                new GZIPInputStream(new ByteArrayInputStream(written())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(json).contains("\"layout\":1");
        assertThatThrownBy(() -> read(gzip(json.replace("\"layout\":1", "\"layout\":2"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("layout 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"layout\":1}",
                "{\"layout\":1,\"state\":null}",
                "{\"layout\":1,\"state\":{}}",
                "{\"layout\":1,\"state\":{\"pageId\":\"a\",\"archive\":[null]}}",
                "{\"layout\":99,\"state\":{\"whatALaterReleaseHas\":true}}",
                "{\"layout\":1,\"state\":",
                "{\"layout\":1,\"state\":null,\"months\":[\"2026-01\"]}",
            })
    void whatIsNoStateIsAnIoException(String json) {
        assertThatThrownBy(() -> read(gzip(json))).isInstanceOf(IOException.class);
    }

    @Test
    void whatComesAfterTheStateOrIsNotCompressedIsAnIoException() throws IOException {
        assertThatThrownBy(() -> read("{\"layout\":1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
        byte[] garbled = written();
        garbled[garbled.length / 2] ^= 0x55;
        assertThatThrownBy(() -> read(garbled)).isInstanceOf(IOException.class);
    }

    private static byte[] written() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        StateCodec.write(STATE, file);
        return file.toByteArray();
    }

    private static PageState read(byte[] file) throws IOException {
        return StateCodec.read(new ByteArrayInputStream(file));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
