package io.sitrep.incident.page.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import io.sitrep.incident.page.export.SiteCopy.Entry;
import io.sitrep.incident.page.site.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a copy keeps to, whether it is a directory or a bucket. */
class SiteCopyTest {
    private static final LocalS3 STORE =
            LocalS3.builder().port(-1).mode(LocalS3Mode.IN_MEMORY).build();

    @TempDir
    static Path home;

    @BeforeAll
    static void open() {
        STORE.start();
    }

    @AfterAll
    static void close() {
        STORE.shutdown();
    }

    static Stream<CopyTarget> targets() throws Exception {
        String bucket = "copy-" + System.nanoTime();
        Store.make(bucket, STORE.getPort());
        return Stream.of(
                new DirectoryCopy(Files.createTempDirectory(home, "copy")),
                new ObjectStoreCopy(Store.bucket(bucket, STORE.getPort())));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatIsPutIsReadUntilItIsRemoved(CopyTarget target) throws IOException {
        assertThat(target.get("incidents/a/index.html")).isEmpty();
        target.put("incidents/a/index.html", "text/html", bytes("Grüße 🌍"));
        assertThat(target.get("incidents/a/index.html").map(String::new)).hasValue("Grüße 🌍");
        target.put("incidents/a/index.html", "text/html", bytes("shorter"));
        assertThat(target.get("incidents/a/index.html").map(String::new)).hasValue("shorter");
        target.remove("incidents/a/index.html");
        assertThat(target.get("incidents/a/index.html")).isEmpty();
        target.remove("incidents/a/index.html");
    }

    @ParameterizedTest
    @MethodSource("targets")
    void onlyWhatDiffersIsSentAlsoAfterARestart(CopyTarget target) throws IOException {
        SiteCopy copy = new SiteCopy(target);
        assertThat(copy.bring(List.of(page("a", "A"), page("b", "B")))).isEqualTo(2);
        assertThat(copy.bring(List.of(page("a", "A"), page("b", "B")))).isZero();
        assertThat(copy.bring(List.of(page("a", "A changed"), page("b", "B")))).isEqualTo(1);
        assertThat(new SiteCopy(target).bring(List.of(page("a", "A changed"), page("b", "B"))))
                .isZero();
        assertThat(target.get("a").map(String::new)).hasValue("A changed");
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatNoLongerBelongsToTheSiteIsRemovedAlsoAfterARestart(CopyTarget target) throws IOException {
        new SiteCopy(target).bring(List.of(page("kept", "A"), page("taken-back", "B")));
        assertThat(new SiteCopy(target).bring(List.of(page("kept", "A")))).isEqualTo(1);
        assertThat(target.get("taken-back")).isEmpty();
        assertThat(target.get("kept")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatCannotDifferIsNotEvenWritten(CopyTarget target) throws IOException {
        SiteCopy copy = new SiteCopy(target);
        copy.bring(List.of(page("old", "A")));
        Entry unasked = new Entry("old", false, () -> {
            throw new AssertionError("not to be written");
        });
        assertThat(copy.bring(List.of(unasked))).isZero();
        assertThat(copy.bring(List.of(unasked, new Entry("new", false, () -> Document.page(200, "N")))))
                .isEqualTo(1);
    }

    @Test
    void storeThatIsAwayIsAnErrorWithoutItsSecret() {
        ObjectStoreCopy away = new ObjectStoreCopy(Store.bucket("nowhere", 9));
        assertThatThrownBy(() -> away.get("a"))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("secret-of-the-store");
        ObjectStoreCopy bucketless = new ObjectStoreCopy(Store.bucket("no-such-bucket", STORE.getPort()));
        assertThatThrownBy(() -> bucketless.put("a", "text/plain", bytes("A")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the object store")
                .hasMessageNotContaining("secret-of-the-store");
    }

    @Test
    void keyCanNotLeadOutOfTheDirectory() {
        assertThatThrownBy(() -> new DirectoryCopy(home).put("../outside", "text/plain", bytes("A")))
                .isInstanceOf(IOException.class);
    }

    private static Entry page(String key, String html) {
        return new Entry(key, true, () -> Document.page(200, html));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
