package io.sitrep.incident.page.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.Database;
import io.sitrep.incident.RealIncidentService;
import io.sitrep.incident.Settings;
import io.sitrep.incident.page.PageData;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.export.Copying.Progress;
import io.sitrep.incident.page.site.DocumentSource;
import io.sitrep.incident.page.site.Edition;
import io.sitrep.incident.page.site.Editions;
import io.sitrep.incident.page.site.NewEdition;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keeps the copy, whoever else does and whatever fails; each exporter here is a replica's. */
@QuarkusTest
class ExporterTest extends RealIncidentService {
    private final List<Exporter> replicas = new ArrayList<>();

    @Inject
    PageData data;

    @Inject
    Database database;

    @Inject
    DataSource source;

    @Inject
    Settings settings;

    @Inject
    Editions editions;

    @Inject
    Assets assets;

    @Inject
    @All
    List<DocumentSource> sources;

    private Path home;

    @BeforeEach
    void nothingHappened() throws IOException {
        home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "copies")), "copy");
        data.clear();
        data.component("Checkout", "operational");
        shown("Checkout");
    }

    @AfterEach
    void end() {
        replicas.forEach(replica -> replica.stop(null));
    }

    @Test
    void twoReplicasWriteOneCopyInTurn() throws IOException {
        Exporter first = replica(home);
        Exporter second = replica(home);
        first.changed(news());
        await().until(() -> first.progress().equals(List.of(Progress.UP_TO_DATE)));
        second.changed(news());
        await().until(() -> second.progress().equals(List.of(Progress.WAITING)));

        happens("Told while both are there");
        first.changed(news());
        second.changed(news());
        await().until(() -> front().contains("Told while both are there"));
        assertThat(second.progress()).containsExactly(Progress.WAITING);

        happens("Told while the first one is gone");
        first.stop(null);
        second.retry();
        await().until(() -> second.progress().equals(List.of(Progress.UP_TO_DATE)));
        assertThat(front()).contains("Told while the first one is gone");
        first.changed(news());
        await().until(() -> first.progress().equals(List.of(Progress.WAITING)));
    }

    @Test
    void whoHasLostItsTurnDoesNotReplaceWhatIsNewer() throws IOException {
        Exporter first = replica(home);
        first.changed(news());
        await().until(() -> first.progress().equals(List.of(Progress.UP_TO_DATE)));
        happens("What the first one still believes");
        NewEdition old = news();
        endLeases();
        Exporter second = replica(home);
        happens("What has happened since");
        second.changed(news());
        await().until(() -> second.progress().equals(List.of(Progress.UP_TO_DATE)));
        String manifest = Files.readString(home.resolve(Manifest.NAME));

        first.changed(old);
        await().until(() -> first.progress().equals(List.of(Progress.WAITING)));

        assertThat(front()).contains("What has happened since");
        assertThat(home.resolve(Manifest.NAME)).hasContent(manifest);
    }

    @Test
    void replicasWithACopyEachDoNotWaitForEachOther() {
        Exporter first = replica(home.resolve("one"));
        Exporter second = replica(home.resolve("other"));
        first.changed(news());
        second.changed(news());
        await().until(() -> first.progress().equals(List.of(Progress.UP_TO_DATE))
                && second.progress().equals(List.of(Progress.UP_TO_DATE)));
    }

    @Test
    void whatATargetMissedWhileItWasAwayIsCaughtUpWith() throws IOException {
        Path directory = home.resolve("disk");
        Files.writeString(directory, "where the directory should be there is a file");
        Exporter replica = replica(directory);
        replica.changed(news());
        await().until(() -> replica.progress().equals(List.of(Progress.BEHIND)));
        happens("Nobody copied this");
        replica.changed(news());
        assertThat(replica.read()).isEmpty();

        Files.delete(directory);
        replica.retry();

        await().until(() -> replica.progress().equals(List.of(Progress.UP_TO_DATE)));
        assertThat(directory.resolve("index.html")).content().contains("Nobody copied this");
        assertThat(replica.read())
                .hasValueSatisfying(state -> assertThat(state.open()).hasSize(1));
    }

    @Test
    void howOldTheCopyIsCanBeSeenFromWhenItLastHeldEverything() throws IOException {
        Exporter replica = replica(home);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        MovedClock clock = new MovedClock();
        new CopyAge(meters, replica, clock);
        assertThat(wholeAt(meters)).as("never yet").isZero();
        replica.changed(news());
        await().until(() -> replica.progress().equals(List.of(Progress.UP_TO_DATE)));
        await().until(() -> wholeAt(meters) == clock.instant().getEpochSecond());

        clock.passes(Duration.ofMinutes(10));
        assertThat(wholeAt(meters))
                .as("nothing new: it still holds everything")
                .isEqualTo(clock.instant().getEpochSecond());

        endLeases();
        Exporter other = replica(home);
        other.changed(news());
        await().until(() -> other.progress().equals(List.of(Progress.UP_TO_DATE)));
        long last = clock.instant().getEpochSecond();
        happens("Nobody here copies this");
        replica.changed(news());
        await().until(() -> replica.progress().equals(List.of(Progress.WAITING)));
        clock.passes(Duration.ofMinutes(10));
        assertThat(wholeAt(meters)).isEqualTo(last);
    }

    private static double wholeAt(SimpleMeterRegistry meters) {
        return meters.get("sitrep.export.last.success.timestamp.seconds")
                .tag("copy", "directory")
                .gauge()
                .value();
    }

    private static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        void passes(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void storeIsReadWhereTheDirectoryHoldsNothingOfUse() throws Exception {
        LocalS3 s3 = LocalS3.builder().port(-1).mode(LocalS3Mode.IN_MEMORY).build();
        s3.start();
        try {
            Store.make("copies", s3.getPort());
            Exporter replica = replica(home, Optional.of(Store.bucket("copies", s3.getPort())));
            happens("Kept in both");
            replica.changed(news());
            await().until(() -> replica.progress().equals(List.of(Progress.UP_TO_DATE, Progress.UP_TO_DATE)));

            Files.writeString(home.resolve(StaticSite.STATE), "no state");
            assertThat(replica.read())
                    .hasValueSatisfying(
                            state -> assertThat(state.open().get(0).title()).isEqualTo("Kept in both"));
        } finally {
            s3.shutdown();
        }
    }

    @Test
    void nameThatIsBrokenIsMadeAnew() throws IOException {
        Files.createDirectories(home);
        Files.writeString(home.resolve(Turn.NAME), "no name");
        Exporter replica = replica(home);
        replica.changed(news());
        await().until(() -> replica.progress().equals(List.of(Progress.BEHIND)));
        replica.retry();
        await().until(() -> replica.progress().equals(List.of(Progress.UP_TO_DATE)));
    }

    @Test
    void copyKnowsThatItIsOneAndNothingInItIsDead() throws IOException {
        happens("Copied");
        Exporter replica = replica(home);
        replica.changed(news());
        await().until(() -> replica.progress().equals(List.of(Progress.UP_TO_DATE)));
        for (String page : List.of("index.html", "it/index.html", "it/history/index.html", "maintenances/index.html")) {
            Document html = Jsoup.parse(Files.readString(home.resolve(page)));
            boolean italian = page.startsWith("it/");
            assertThat(html.selectFirst("html").hasAttr("data-copy")).isTrue();
            assertThat(html.select("main > .copy").text())
                    .startsWith(italian ? "Situazione al " : "As of ")
                    .contains(italian ? "Questa è una copia" : "This is a copy of the status page")
                    .contains(settings.publicUrl().toString());
            assertThat(Instant.parse(html.select("main > .copy [data-copied]").attr("data-copied")))
                    .isAfter(Instant.now().minusSeconds(60));
            assertThat(html.select("main > .copy a").attr("href"))
                    .startsWith(settings.publicUrl().toString())
                    .endsWith("lang=" + (italian ? "it" : "en"));
            assertThat(html.select("form, [action]")).isEmpty();
            assertThat(html.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                    .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                            + "connect-src 'none'; base-uri 'none'; form-action 'none'");
            assertThat(html.select(".menu a[lang=it]").attr("href")).startsWith("/it/");
            assertThat(html.select("footer a[href$=atom]").attr("href"))
                    .isEqualTo(italian ? "/it/history.atom" : "/history.atom");
            assertThat(html.select("a[href^=/], link[href^=/], script[src]"))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(link -> assertThat(file(link.hasAttr("src") ? link.attr("src") : link.attr("href")))
                            .isRegularFile());
        }
        assertThat(home.resolve("it/history.atom")).content().contains("xml:lang=\"it\"");
        assertThat(home.resolve("it/maintenances.ics")).exists();
    }

    /** What a web server would send for a link. */
    private Path file(String link) {
        Path file = home.resolve(link.replaceAll("[?#].*", "").substring(1));
        return Files.isDirectory(file) ? file.resolve("index.html") : file;
    }

    private Exporter replica(Path directory) {
        return replica(directory, Optional.empty());
    }

    private Exporter replica(Path directory, Optional<ExportSettings.S3> store) {
        ExportSettings export = new ExportSettings() {
            @Override
            public Optional<Path> dir() {
                return Optional.of(directory);
            }

            @Override
            public Optional<S3> s3() {
                return store;
            }
        };
        Exporter replica = new Exporter(export, settings, editions, assets, sources, source);
        replicas.add(replica);
        return replica;
    }

    private void happens(String title) {
        data.anIncident(title).saying("investigating", "Words", Instant.now()).put();
        shown(title);
    }

    private void shown(String text) {
        data.show();
        await().until(() -> {
            PageState state = editions.current().orElseThrow().moment().state();
            return state.components().stream().anyMatch(each -> each.name().equals(text))
                    || state.open().stream().anyMatch(each -> each.title().equals(text));
        });
    }

    private NewEdition news() {
        Edition current = editions.current().orElseThrow();
        return new NewEdition(null, current);
    }

    private String front() throws IOException {
        return Files.readString(home.resolve("index.html"));
    }

    /** As when the connection of a replica that stands still is cut. */
    private void endLeases() throws IOException {
        String name = Files.readString(home.resolve(Turn.NAME));
        long key = UUID.fromString(name).getLeastSignificantBits();
        assertThat(database.count(
                        "SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE locktype = 'advisory'"
                                + " AND (classid::bigint << 32) | objid::bigint = ?",
                        key))
                .isEqualTo(1);
    }
}
