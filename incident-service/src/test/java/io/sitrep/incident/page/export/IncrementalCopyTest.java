package io.sitrep.incident.page.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.SomeIncidents;
import io.sitrep.incident.page.site.DocumentSource;
import io.sitrep.incident.page.site.Moment;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy costs what has changed, and is in the end what it would be if it were written whole. */
@QuarkusTest
class IncrementalCopyTest extends RealIncidentService {
    private static final int MANY = 60;
    private static final int LANGUAGES = 5;

    private final SomeIncidents some = new SomeIncidents(3);
    private final Random random = new Random(7);
    private final List<String> sent = new ArrayList<>();
    private boolean full;

    @Inject
    Assets assets;

    @Inject
    @All
    List<DocumentSource> sources;

    private Path home;
    private StaticSite site;
    private SiteCopy copy;
    private PageState state;
    private Instant now = SomeIncidents.FIRST.plus(Duration.ofDays(364));
    private Moment copied;

    @BeforeEach
    void wholeSiteIsCopied() throws IOException {
        home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "copies")), "incremental");
        site = new StaticSite(sources, assets.all(), Locale.ENGLISH, "https://status.example.com", false);
        copy = new SiteCopy(new Watched(new DirectoryCopy(home.resolve("copy"))));
        state = SomeIncidents.listing(SomeIncidents.state(some.many(MANY)), ComponentStatus.OPERATIONAL);
        follow();
        sent.clear();
    }

    @Test
    void publicationThatTouchesOneIncidentWritesThatAndTheFewListsItIsIn() throws IOException {
        assertThat(files("copy")).hasSizeGreaterThan(MANY * (LANGUAGES + 1));
        String id = some.next(17).publicId();
        state = SomeIncidents.changed(state, some.next(17));

        follow();

        assertThat(sent.stream().filter(key -> key.contains("incidents/pub") || key.contains("maintenances/pub")))
                .hasSize(LANGUAGES + 1)
                .allMatch(key -> key.contains(id));
        assertThat(sent.stream().filter(key -> key.startsWith("months/"))).hasSizeBetween(1, 2);
        assertThat(sent.stream().filter(key -> key.contains("history/"))).hasSizeLessThanOrEqualTo(3 * LANGUAGES);
        assertThat(sent.stream().filter(key -> key.startsWith("copy-manifest"))).hasSizeLessThanOrEqualTo(5);
        assertThat(sent).hasSizeLessThan(90);
    }

    @Test
    void whatCannotHaveChangedIsNotEvenWrittenToBeCompared() {
        PageState after = SomeIncidents.changed(state, some.next(17));

        long written = site.entries(copied, moment(after)).stream()
                .filter(SiteCopy.Entry::mayDiffer)
                .filter(entry -> entry.key().contains("/pub"))
                .count();

        assertThat(written).isEqualTo(LANGUAGES + 1);
    }

    @Test
    void newEditionOfTheSameStateWritesNoPageOfAnIncidentAndNoMonth() throws IOException {
        now = now.plus(Duration.ofMinutes(15));
        follow();

        assertThat(sent)
                .noneMatch(key -> key.contains("/pub") || key.startsWith("months/") || key.contains("history/page-"));
    }

    @Test
    void whatIsWrittenEachTimeSaysOfWhenItIsAndWhatStaysDoesNot() throws IOException {
        now = now.plus(Duration.ofMinutes(15));
        follow();

        for (String page : List.of("index.html", "maintenances/index.html", "history/index.html", "it/index.html")) {
            assertThat(home.resolve("copy").resolve(page)).content().contains("data-copied=\"" + now);
        }
        assertThat(home.resolve("copy/history/page-2/index.html")).content().doesNotContain("data-copied");
        assertThat(home.resolve("copy/incidents")
                        .resolve(some.next(17).publicId())
                        .resolve("index.html"))
                .content()
                .doesNotContain("data-copied");
    }

    @Test
    void answersThatSpeakOfAComponentFollowIt() throws IOException {
        state = SomeIncidents.listing(state, ComponentStatus.MAJOR_OUTAGE);
        follow();

        assertThat(sent.stream().filter(key -> key.contains("/pub")))
                .isNotEmpty()
                .allMatch(key -> key.startsWith("api/v2/"))
                .hasSizeLessThan(MANY / 2);
    }

    @Test
    void afterAnyNumberOfPublicationsTheCopyIsWhatACopyFromScratchIs() throws IOException {
        for (int i = 0; i < 15; i++) {
            something();
            follow();
        }
        new SiteCopy(new DirectoryCopy(home.resolve("scratch"))).bring(site.entries(null, copied));

        assertThat(files("copy")).isEqualTo(files("scratch"));
    }

    @Test
    void whatWasLeftHalfDoneIsMadeGood() throws IOException {
        PageState before = state;
        state = SomeIncidents.changed(state, some.next(17));
        full = true;
        assertThatThrownBy(this::follow).isInstanceOf(IOException.class);
        full = false;
        // As if it had never happened: what was sent of it meanwhile is not what belongs there.
        state = before;
        follow();
        new SiteCopy(new DirectoryCopy(home.resolve("scratch"))).bring(site.entries(null, copied));

        assertThat(files("copy")).isEqualTo(files("scratch"));
    }

    @Test
    void stateIsFoundInTheCopy() throws IOException {
        state = SomeIncidents.changed(state, some.next(17));
        follow();

        assertThat(StaticSite.state(new DirectoryCopy(home.resolve("copy"))))
                .hasValueSatisfying(
                        read -> assertThat(read.saysTheSameAs(state)).isTrue());
    }

    private void something() {
        now = now.plus(Duration.ofHours(6 + random.nextInt(12)));
        switch (random.nextInt(5)) {
            case 0 ->
                state = SomeIncidents.listing(
                        state, ComponentStatus.values()[random.nextInt(ComponentStatus.values().length)]);
            case 1 -> state = SomeIncidents.without(state, new UUID(0, random.nextInt(MANY)));
            case 2 -> state = SomeIncidents.changed(state, some.next(MANY + random.nextInt(9)));
            default -> state = SomeIncidents.changed(state, some.next(random.nextInt(MANY)));
        }
    }

    private void follow() throws IOException {
        Moment fresh = moment(state);
        copy.bring(site.entries(copied, fresh));
        copied = fresh;
    }

    private Moment moment(PageState of) {
        return new Moment(of, now, null, "version");
    }

    /** What lies there, by path. */
    private Map<String, Integer> files(String directory) throws IOException {
        Path root = home.resolve(directory);
        Map<String, Integer> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.toList()) {
                files.put(
                        root.relativize(file).toString(),
                        Files.isDirectory(file) ? 0 : Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    /** A directory of which it is known what was sent there, and that can be full. */
    private final class Watched implements CopyTarget {
        private final CopyTarget directory;

        Watched(CopyTarget directory) {
            this.directory = directory;
        }

        @Override
        public String name() {
            return directory.name();
        }

        @Override
        public void put(String key, String type, byte[] content) throws IOException {
            if (full && key.equals(StaticSite.STATE)) {
                throw new IOException("no room left");
            }
            directory.put(key, type, content);
            sent.add(key);
        }

        @Override
        public Optional<byte[]> get(String key) throws IOException {
            return directory.get(key);
        }

        @Override
        public void remove(String key) throws IOException {
            directory.remove(key);
        }

        @Override
        public boolean keepsPagesByAddress() {
            return directory.keepsPagesByAddress();
        }
    }
}
