package io.sitrep.incident.leaks;

import static io.sitrep.incident.leaks.Remembered.TITLE;
import static io.sitrep.incident.leaks.Remembered.WORKAROUND;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes up calls: what a responder in a hurry might send, in any order, right or wrong. */
final class RandomCalls {
    private static final List<String> STATUSES = List.of("investigating", "identified", "monitoring", "resolved");
    private static final List<String> ILLS = List.of("operational", "degraded_performance", "major_outage");

    private final Random random;
    private final Markers markers;
    private final Story story;
    private final String component;
    private final List<Runnable> calls;

    RandomCalls(Random random, Markers markers, Story story, String component) {
        this.random = random;
        this.markers = markers;
        this.story = story;
        this.component = component;
        InsideCalls inside = new InsideCalls(random, markers, story);
        calls = List.of(
                this::update,
                this::update,
                this::update,
                this::update,
                this::change,
                this::change,
                this::change,
                this::change,
                this::edit,
                this::edit,
                this::edit,
                this::reopen,
                this::merge,
                this::declare,
                inside::staff,
                inside::mistake);
    }

    void make(int number) {
        declare();
        for (int i = 1; i < number; i++) {
            calls.get(random.nextInt(calls.size())).run();
        }
    }

    private void declare() {
        if (story.incidents.size() == 3) {
            update();
            return;
        }
        Words words = words();
        words.body.put("title", words.head(TITLE));
        words.body.put("visibility", chance(65) ? "public" : "internal");
        words.body.put("commander", markers.next("commander"));
        boolean isPublic = words.body.get("visibility").equals("public");
        story.call("POST", "", words.body, made -> {
            var incident = new Remembered(
                    made.get("id").asText(),
                    made.get("public_id").asText(),
                    made.get("ref").asText(),
                    isPublic,
                    words.effects);
            incident.say(said(made.at("/updates/0"), isPublic, words), true);
            story.incidents.add(incident);
        });
    }

    private void update() {
        Remembered incident = any(story.incidents);
        Words words = words();
        maybe(words.body, 35, "visibility", chance(50) ? "internal" : "public");
        maybe(words.body, 50, "publish", any(List.of("now", "held", "draft")));
        maybe(words.body, 40, "status", any(STATUSES));
        maybe(words.body, 20, "components", List.of(Map.of("name", component, "status", any(ILLS))));
        boolean forAll = incident.isPublic() && !"internal".equals(words.body.get("visibility"));
        Object publish = words.body.get("publish");
        boolean waits = "draft".equals(publish) || (forAll && "held".equals(publish));
        story.call("POST", "/" + incident.ref + "/updates", words.body, made -> {
            Said said = said(made, forAll, words);
            said.held = forAll && "held".equals(publish);
            incident.say(said, !waits);
        });
    }

    private void change() {
        Remembered incident = any(story.incidents);
        Said said = any(incident.updates);
        String path = "/" + incident.id + "/updates/" + said.id;
        switch (random.nextInt(6)) {
            case 0 -> story.call("POST", path + "/stop", null, done -> said.stopped = true);
            case 1 -> story.call("POST", path + "/retract", null, done -> said.retracted = true);
            case 2 -> {
                Map<String, String> texts = Map.of(chance(70) ? "en" : "it", markers.next("correction"));
                story.call("PATCH", path, correction(texts), done -> said.correct(texts));
            }
            default -> story.call("POST", path + "/publish", null, done -> incident.release(said));
        }
    }

    private void edit() {
        Remembered incident = any(story.incidents);
        Words words = new Words(new LinkedHashMap<>(), new HashMap<>(), new HashMap<>());
        maybe(words.body, 60, TITLE, words.head(TITLE));
        if (chance(40)) {
            words.body.put(WORKAROUND, chance(60) ? words.head(WORKAROUND) : null);
        }
        maybe(words.body, 30, "cause", Map.of("state", "suspected", "text", words.head("cause")));
        maybe(words.body, 20, "data_impact", Map.of("state", "confirmed", "text", words.head("harm")));
        maybe(words.body, 45, "visibility", incident.isPublic() ? "internal" : "public");
        boolean becomesPublic = words.body
                .getOrDefault("visibility", incident.isPublic() ? "public" : "internal")
                .equals("public");
        Map<String, String> changes = new HashMap<>(words.effects);
        changes.keySet().retainAll(words.body.keySet());
        if (words.effects.containsKey("harm") && words.body.containsKey("data_impact")) {
            changes.put("harm", words.effects.get("harm"));
        }
        if (words.body.containsKey(WORKAROUND) && words.body.get(WORKAROUND) == null) {
            changes.put(WORKAROUND, "");
        }
        story.call("PATCH", "/" + incident.id, words.body, edited -> incident.edit(changes, becomesPublic));
    }

    private void reopen() {
        Remembered incident = any(story.incidents);
        Words words = words();
        words.body.remove(WORKAROUND);
        words.effects.remove(WORKAROUND);
        boolean forAll = incident.isPublic();
        story.call(
                "POST",
                "/" + incident.publicId + "/reopen",
                words.body,
                made -> incident.say(said(made.at("/updates/0"), forAll, words), true));
    }

    private void merge() {
        Remembered source = any(story.incidents);
        Remembered into = any(story.incidents);
        Words words = new Words(Map.of(), new HashMap<>(), Map.of());
        words.texts.put("en", into.title());
        boolean forAll = source.isPublic();
        story.call(
                "POST",
                "/" + source.id + "/merge",
                Map.of("into", into.ref),
                made -> source.say(said(made.at("/updates/0"), forAll, words), true));
    }

    /** A message, now and then with translations and a workaround. */
    private Words words() {
        Words words = new Words(new LinkedHashMap<>(), new HashMap<>(), new HashMap<>());
        words.body.put("message", words.text("en"));
        if (chance(30)) {
            words.body.put(
                    "translations",
                    Map.of(
                            "it",
                            Map.of("title", words.head(Remembered.TITLE_IN_ITALIAN), "message", words.text("it"))));
        }
        maybe(words.body, 20, WORKAROUND, words.head(WORKAROUND));
        words.effects.keySet().removeIf(field -> field.equals(WORKAROUND) && !words.body.containsKey(WORKAROUND));
        return words;
    }

    /** A body in the making, and what is to be remembered of it. */
    private final class Words {
        private final Map<String, Object> body;
        private final Map<String, String> texts;
        private final Map<String, String> effects;

        private Words(Map<String, Object> body, Map<String, String> texts, Map<String, String> effects) {
            this.body = body;
            this.texts = texts;
            this.effects = effects;
        }

        private String text(String locale) {
            texts.put(locale, markers.next("message"));
            return "It *is* " + texts.get(locale);
        }

        private String head(String field) {
            effects.put(field, markers.next(field));
            return effects.get(field);
        }
    }

    private static Said said(JsonNode update, boolean forAll, Words words) {
        return new Said(update.get("id").asText(), forAll, words.texts, words.effects);
    }

    private static Map<String, Object> correction(Map<String, String> texts) {
        return texts.containsKey("en")
                ? Map.of("message", texts.get("en"), "notify", true)
                : Map.of("translations", Map.of("it", Map.of("message", texts.get("it"))));
    }

    private void maybe(Map<String, Object> body, int percent, String field, Object value) {
        if (chance(percent)) {
            body.put(field, value);
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
