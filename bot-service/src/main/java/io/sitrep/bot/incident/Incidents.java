package io.sitrep.bot.incident;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.Settings;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.reply.Headline;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads from the incident service in a person's name. Each call fails as {@link IncidentHttp} says; nothing is changed by
 * any of them.
 */
@Singleton
public class Incidents {
    /** As many as the service lists at once; who has more open incidents than this names the one meant. */
    private static final int MOST_LISTED = 200;

    private final IncidentHttp http;
    private final String publicUrl;

    public Incidents(Settings settings, IncidentHttp http) {
        this.http = http;
        this.publicUrl = IncidentHttp.withoutSlash(settings.publicUrl());
    }

    /** The open incidents, newest first; 200 at most. */
    public Uni<List<Headline>> open(Person person) {
        return list("open=true&limit=" + MOST_LISTED, person);
    }

    /** The last few that were resolved. */
    public Uni<List<Headline>> resolved(Person person) {
        return list("status=resolved&limit=5", person);
    }

    public Uni<Dossier> read(String ref, Person person) {
        return http.read("incidents/" + path(ref), person)
                .map(answer -> http.as(Dossier.class, answer.body()).read(answer.etag()));
    }

    /** One line of a timeline. */
    public record Line(String type, String text, Instant at, String author) {}

    /** The newest lines of an incident's timeline, oldest first; the service tells it from its beginning, page by page. */
    public Uni<List<Line>> timeline(String ref, int most, Person person) {
        return timeline(ref, "", List.of(), person)
                .map(lines -> lines.subList(Math.max(0, lines.size() - most), lines.size()));
    }

    private Uni<List<Line>> timeline(String ref, String cursor, List<Line> before, Person person) {
        String page = "?limit=" + MOST_LISTED + (cursor.isEmpty() ? "" : "&cursor=" + path(cursor));
        return http.read("incidents/" + path(ref) + "/timeline" + page, person).chain(answer -> {
            List<Line> lines = new ArrayList<>(before);
            lines.addAll(items(answer.body(), Line.class));
            String next = answer.body().path("next_cursor").asText("");
            return next.isEmpty() || next.equals("null")
                    ? Uni.createFrom().item(lines)
                    : timeline(ref, next, lines, person);
        });
    }

    /**
     * What is written about an incident afterwards.
     *
     * @param state {@code draft}, {@code awaiting_approval}, {@code published}
     * @param generated whether nobody has kept it yet
     */
    public record Postmortem(String state, String body, boolean generated) {}

    public Uni<Postmortem> postmortem(String ref, Person person) {
        return http.read("incidents/" + path(ref) + "/postmortem", person)
                .map(answer -> http.as(Postmortem.class, answer.body()));
    }

    /** As much as can be said of an incident right now. Never fails. */
    public Uni<Headline> headline(String ref, Person person) {
        return read(ref, person).map(this::headline).onFailure().recoverWithItem(() -> unknown(ref));
    }

    public Headline headline(Dossier incident) {
        return new Headline(
                incident.ref(),
                incident.title(),
                incident.severity(),
                incident.status(),
                page(incident.publicId()),
                incident.isInternal());
    }

    /** What is known of an incident that can't be read. */
    private Headline unknown(String ref) {
        return new Headline(ref, "", "", "", URI.create(publicUrl), true);
    }

    /** Where the public reads about it. */
    public URI page(String publicId) {
        return URI.create(publicUrl + "/incidents/" + publicId);
    }

    private Uni<List<Headline>> list(String query, Person person) {
        return http.read("incidents?" + query, person)
                .map(answer -> items(answer.body(), Dossier.class).stream()
                        .map(this::headline)
                        .toList());
    }

    private <T> List<T> items(JsonNode page, Class<T> type) {
        List<T> items = new ArrayList<>();
        page.path("items").forEach(item -> items.add(http.as(type, item)));
        return items;
    }

    /** References are typed by people. */
    private static String path(String ref) {
        return URLEncoder.encode(ref, StandardCharsets.UTF_8);
    }
}
