package io.sitrep.incident.page.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.page.html.Words;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The script other sites load, with the words it needs in each language of the page: they are few. */
@Singleton
class EmbedScript {
    static final String TYPE = "text/javascript;charset=UTF-8";

    private static final String FILE = "/io/sitrep/incident/page/feed/embed.js";
    private static final List<Status> SAID =
            List.of(Status.INVESTIGATING, Status.IDENTIFIED, Status.MONITORING, Status.IN_PROGRESS, Status.VERIFYING);

    private final String template;
    private final FeedLanguages languages;
    private final ObjectMapper json;

    EmbedScript(FeedLanguages languages, ObjectMapper json) {
        this.template = read();
        this.languages = languages;
        this.json = json;
    }

    /** @param locale in which it speaks where neither its tag nor the page around it says so */
    String in(Locale locale) {
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        words.put(locale.toLanguageTag(), words(languages.words(locale)));
        languages.offered().forEach(each -> words.putIfAbsent(each.toLanguageTag(), words(languages.words(each))));
        return template.replace("/*WORDS*/ {}", json(words));
    }

    private static Map<String, String> words(Words words) {
        Map<String, String> said = new LinkedHashMap<>();
        SAID.forEach(status -> said.put(status.wire(), words.status(status)));
        said.put("close", words.close());
        return said;
    }

    private String json(Object content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String read() {
        try (InputStream script = EmbedScript.class.getResourceAsStream(FILE)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
