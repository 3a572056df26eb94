package io.sitrep.bot.command;

import io.sitrep.bot.incident.Dossier;
import io.sitrep.bot.reply.Phrase;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a form that was filled in, checks it, and makes a body of it. Each thing that is wrong is named. */
final class Filled {
    private final Asked asked;
    private final List<String> locales;
    private final Map<String, Object> body = new LinkedHashMap<>();
    private final Map<String, Phrase> problems = new LinkedHashMap<>();

    /** @param locales into which something may be translated */
    Filled(Asked asked, List<String> locales) {
        this.asked = asked;
        this.locales = locales;
    }

    Map<String, Object> body() {
        return body;
    }

    /** By the key of the field they are about; of one field the first. */
    Map<String, Phrase> problems() {
        return problems;
    }

    boolean says() {
        return body.containsKey("message") || !problems.isEmpty();
    }

    Filled title() {
        Optional<String> typed = asked.get(Parameter.TITLE);
        text("title", Signs.LONGEST_TITLE, typed.isEmpty());
        typed.ifPresent(title -> body.putIfAbsent("title", title));
        return this;
    }

    Filled severity() {
        Optional<String> typed = asked.get(Parameter.SEVERITY);
        oneOf("severity", Choices.SEVERITIES).or(() -> typed).ifPresent(value -> body.put("severity", value));
        return this;
    }

    /** What declarations and updates have in common. */
    Filled common(boolean messageWanted) {
        text("message", Signs.LONGEST_TEXT, messageWanted);
        oneOf("status", Choices.STATUSES).ifPresent(value -> body.put("status", value));
        components();
        if (!regions().isEmpty()) {
            body.put("regions", regions());
        }
        translations();
        text("workaround", Signs.LONGEST_TEXT, false);
        promise();
        return this;
    }

    /** Of an incident that is there: regions are added to those it names, and what somebody else changed meanwhile is not overwritten. */
    Filled about(Dossier incident) {
        Set<String> regions = new LinkedHashSet<>(incident.regions());
        if (regions.addAll(regions())) {
            body.put("regions", List.copyOf(regions));
        } else {
            body.remove("regions");
        }
        asked.get(Parameter.SEEN)
                .ifPresent(seen ->
                        new Meanwhile(incident, seen).overwrittenBy(body).forEach(problems::putIfAbsent));
        return this;
    }

    /** With the words of a template where the form has none: its translations stand where nobody wrote another. */
    Filled unlessSaid(Wording wording) {
        Map<String, Object> whole = new LinkedHashMap<>(wording.body());
        Map<String, Map<String, Object>> merged = new LinkedHashMap<>();
        translationsOf(whole).forEach((locale, texts) -> merged.put(locale, new LinkedHashMap<>(texts)));
        translationsOf(body)
                .forEach((locale, texts) -> merged.computeIfAbsent(locale, first -> new LinkedHashMap<>())
                        .putAll(texts));
        whole.forEach(body::putIfAbsent);
        if (!merged.isEmpty()) {
            body.put("translations", merged);
        }
        return this;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> translationsOf(Map<String, Object> body) {
        return (Map<String, Map<String, Object>>) body.getOrDefault("translations", Map.of());
    }

    List<String> regions() {
        return asked.filled("regions")
                .map(typed -> Arrays.stream(typed.split("[,;\\s]+"))
                        .map(code -> code.toLowerCase(Locale.ROOT))
                        .filter(code -> !code.isEmpty())
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    private void components() {
        List<String> ids = asked.filled("components")
                .map(chosen -> Arrays.stream(chosen.split(","))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .toList())
                .orElse(List.of());
        Optional<String> status = oneOf("component_status", ComponentState.wires());
        if (ids.isEmpty()) {
            status.ifPresent(alone -> problems.putIfAbsent("components", Phrase.of("filled.status-alone")));
        } else if (status.isEmpty()) {
            problems.putIfAbsent("component_status", Phrase.of("filled.components-alone"));
        } else {
            body.put(
                    "components",
                    ids.stream()
                            .map(id -> Map.of("id", id, "status", status.get()))
                            .toList());
        }
    }

    private void translations() {
        Map<String, Map<String, String>> translations = new LinkedHashMap<>();
        for (String locale : locales) {
            Map<String, String> texts = new LinkedHashMap<>();
            translated("title", locale, Signs.LONGEST_TITLE).ifPresent(text -> texts.put("title", text));
            translated("message", locale, Signs.LONGEST_TEXT).ifPresent(text -> texts.put("message", text));
            if (!texts.isEmpty()) {
                translations.put(locale, texts);
            }
        }
        if (!translations.isEmpty()) {
            body.put("translations", translations);
        }
    }

    private Optional<String> translated(String what, String locale, int longest) {
        String field = what + "_" + locale;
        return asked.filled(field).filter(text -> fits(text, longest, what, field));
    }

    private void promise() {
        asked.filled("next_update_in").ifPresent(typed -> {
            try {
                body.put("next_update_in", Duration.parse(typed).toString());
            } catch (DateTimeParseException none) {
                problems.putIfAbsent("next_update_in", wrong("next_update_in", typed));
            }
        });
    }

    private void text(String key, int longest, boolean wanted) {
        Optional<String> text = asked.filled(key);
        if (text.isEmpty() && wanted) {
            problems.putIfAbsent(key, Phrase.of("misuse.missing", Phrase.of("form." + key)));
        }
        text.filter(given -> fits(given, longest, key, key)).ifPresent(given -> body.put(key, given));
    }

    private boolean fits(String text, int longest, String what, String field) {
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            problems.putIfAbsent(
                    field,
                    Phrase.of(
                            "misuse.long", Phrase.of("form." + what), String.valueOf(length), String.valueOf(longest)));
        }
        return length <= longest;
    }

    private Optional<String> oneOf(String key, List<String> choices) {
        Optional<String> chosen = asked.filled(key);
        if (chosen.isPresent() && !choices.contains(chosen.get())) {
            problems.putIfAbsent(key, wrong(key, chosen.get()));
            return Optional.empty();
        }
        return chosen;
    }

    private static Phrase wrong(String key, String value) {
        return Phrase.of("filled.wrong", Phrase.of("form." + key), Signs.shortened(value));
    }
}
