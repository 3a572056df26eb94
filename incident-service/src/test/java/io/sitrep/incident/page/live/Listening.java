package io.sitrep.incident.page.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A reader with an open stream, as a browser's EventSource reads it. */
final class Listening implements AutoCloseable {
    /** What arrived: an event's id, name and data. */
    record Heard(String id, String name, String data) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(data);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final HttpResponse<InputStream> answer;

    Listening(String address, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        headers.forEach(request::header);
        answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
        BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        Thread reading = new Thread(() -> read(lines), "listening");
        reading.setDaemon(true);
        reading.start();
    }

    List<Heard> heard() {
        return heard;
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    private void read(BufferedReader lines) {
        String id = "";
        String name = "message";
        StringBuilder data = new StringBuilder();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6));
                } else if (line.isEmpty() && data.length() > 0) {
                    heard.add(new Heard(id, name, data.toString()));
                    data.setLength(0);
                    name = "message";
                }
            }
        } catch (IOException closed) {
            // By us, or by the service.
        }
    }

    @Override
    public void close() throws IOException {
        answer.body().close();
    }
}
