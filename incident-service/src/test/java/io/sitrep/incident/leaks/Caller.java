package io.sitrep.incident.leaks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.sitrep.incident.api.Suite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends requests: thousands of them, so by a client that costs less than REST-assured. */
final class Caller {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Numbers begin anew with each start of the service; the topics remember what was before. */
    private static final long RUN = System.nanoTime();

    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * One request and what came of it.
     *
     * @param trace the trace context it was sent with, which its events carry
     */
    record Answer(int status, JsonNode body, String trace) {
        boolean accepted() {
            return status < 300;
        }
    }

    /**
     * Changes something as a person in chat does.
     *
     * @param actor a word that occurs in their name and their id
     */
    Answer change(String method, String path, Object body, String actor, int number) {
        String trace = "00-%016x%016x-%016x-01".formatted(RUN, number, number);
        var request = HttpRequest.newBuilder(address("/api/v1/incidents" + path))
                .header("Authorization", "Bearer " + Suite.SERVICE)
                .header("Content-Type", "application/json")
                .header("Sitrep-Actor-Id", "slack:T1:" + actor)
                .header("Sitrep-Actor-Name", actor)
                .header("Sitrep-Origin", "slack")
                .header("If-Match", "*")
                .header("traceparent", trace)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json(body)))
                .build();
        HttpResponse<String> answer = send(request);
        return new Answer(answer.statusCode(), tree(answer.body()), trace);
    }

    /** What somebody without a token finds at an address. */
    record Reading(int status, String body) {}

    Reading read(String path) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address(path)).build());
        return new Reading(answer.statusCode(), answer.body());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static URI address(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException noJson) {
            throw new IllegalStateException(noJson);
        }
    }
}
