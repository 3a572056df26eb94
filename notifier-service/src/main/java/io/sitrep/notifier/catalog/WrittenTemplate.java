package io.sitrep.notifier.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.notifier.intake.PoisonEvent;
import io.sitrep.notifier.template.Template;
import io.sitrep.notifier.template.Templates;
import io.sitrep.notifier.template.WrongTemplate;
import java.time.Instant;
import java.util.Map;

/**
 * A template as the catalog has it: of what people write, which is not ours to know, or of messages.
 *
 * @param purpose {@code notification} for messages; else null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record WrittenTemplate(
        String key,
        String purpose,
        String channel,
        String status,
        String title,
        String message,
        Map<String, Words> translations,
        Instant updatedAt) {
    private static final String OF_MESSAGES = "notification";

    /** In one language; the title may be null. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Words(String title, String message) {}

    /** @throws PoisonEvent when it is one of messages and can't be filled: it may have been written for a newer version */
    CatalogEvent read(ObjectMapper json) {
        if (!OF_MESSAGES.equals(purpose)) {
            return new CatalogEvent.NoMessageTemplate(key, updatedAt);
        }
        ObjectNode words = json.createObjectNode();
        put(words, Templates.ANY_LANGUAGE, new Words(title, message));
        if (translations != null) {
            translations.forEach((locale, translation) -> put(words, locale, translation));
        }
        return new CatalogEvent.MessageTemplate(key, channel, status, words.toString(), updatedAt);
    }

    private void put(ObjectNode all, String locale, Words words) {
        if (words == null || words.message() == null) {
            throw new PoisonEvent("the template " + key + " lacks its message");
        }
        try {
            ObjectNode parsed = all.putObject(locale);
            parsed.put("message", Template.parse(words.message()).toString());
            if (words.title() != null) {
                parsed.put("title", Template.parse(words.title()).toString());
            }
        } catch (WrongTemplate wrong) {
            throw new PoisonEvent("the template " + key + " " + wrong.getMessage());
        }
    }
}
