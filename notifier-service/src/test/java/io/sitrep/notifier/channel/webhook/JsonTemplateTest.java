package io.sitrep.notifier.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.kit.json.StrictJson;
import io.sitrep.notifier.render.Message;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTemplateTest {
    private static final ObjectMapper JSON = StrictJson.newMapper();
    private static final Message NOBODY = toSomebody();

    @Test
    void eachReadersOwnTextIsInItsPlace() throws IOException {
        var key = new JsonTemplate.Slot(message -> message.key().toString());
        var link = new JsonTemplate.Slot(message -> message.manage().toString());
        JsonTemplate template = JsonTemplate.of(JSON, Map.of("list", List.of(key, "between", link, key)));
        Message message = toSomebody();

        JsonNode list = JSON.readTree(template.fill(message)).get("list");

        assertThat(list)
                .extracting(JsonNode::asText)
                .containsExactly(
                        message.key().toString(),
                        "between",
                        message.manage().toString(),
                        message.key().toString());
    }

    @Test
    void withoutSlotsItIsWhatTheMapperWrites() throws IOException {
        Map<String, Object> value = Map.of("a", List.of(1, "", "\u2028"));

        assertThat(JsonTemplate.of(JSON, value).fill(NOBODY)).isEqualTo(JSON.writeValueAsBytes(value));
    }

    /** Whatever a text says and whatever a link looks like: it reads as the whole written by the mapper. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noTextIsTakenForASlotAndNoReaderSeesAnothers(long seed) {
        Random random = new Random(seed);
        Map<UUID, String> links = new LinkedHashMap<>();
        var slot = new JsonTemplate.Slot(message -> links.get(message.key()));
        List<String> texts =
                IntStream.range(0, 20).mapToObj(i -> nastyText(random)).toList();
        JsonTemplate template = JsonTemplate.of(JSON, body(texts, slot));
        List<Message> readers =
                IntStream.range(0, 200).mapToObj(i -> toSomebody()).toList();
        readers.forEach(reader -> links.put(reader.key(), reader.key() + nastyText(random)));

        // By several threads at once, as deliveries are.
        readers.parallelStream().forEach(reader -> {
            String own = links.get(reader.key());
            assertThat(read(template.fill(reader))).isEqualTo(JSON.valueToTree(body(texts, own)));
        });
    }

    private static Map<String, Object> body(List<String> texts, Object own) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("texts", texts.subList(0, 10));
        body.put("own", own);
        body.put("more", Map.of("texts", texts.subList(10, 20), "own", own));
        return body;
    }

    private static Message toSomebody() {
        UUID key = UUID.randomUUID();
        return new Message(key, null, null, null, URI.create("https://notify.example.com/subscriptions/" + key), null);
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String nastyText(Random random) {
        StringBuilder text = new StringBuilder();
        String[] pieces = {
            "\"", "\\", "\"own\":\"\"", "${own}", "{{", "\u0000", "\n", "é", "✍", "😀", "\u2028", "</script>", "Slot"
        };
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }
}
