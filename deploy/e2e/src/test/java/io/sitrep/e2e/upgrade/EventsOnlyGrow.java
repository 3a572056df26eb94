package io.sitrep.e2e.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a release says on Kafka is read by the one before, and the other way round: while both run, and whenever a topic is read from
 * its beginning. So an event may get more fields and more words, and nothing of it goes or changes its meaning.
 */
final class EventsOnlyGrow {
    /** For people alone. */
    private static final Set<String> WORDS = Set.of("title", "description", "$comment", "examples", "$schema", "$id");

    private static final Set<String> NAMED = Set.of("properties", "$defs");
    private static final Set<String> ALTERNATIVES = Set.of("oneOf", "anyOf");

    private final List<String> complaints = new ArrayList<>();

    private EventsOnlyGrow() {}

    /**
     * @param before the JSON Schema of the release before
     * @return what is wrong with this one's, a line each
     */
    static List<String> complaints(JsonNode before, JsonNode now) {
        EventsOnlyGrow rule = new EventsOnlyGrow();
        rule.compare("", before, now);
        return rule.complaints;
    }

    private void compare(String at, JsonNode before, JsonNode now) {
        if (!before.isObject() || !now.isObject()) {
            if (!before.equals(now)) {
                complaints.add(at + ": was " + before + ", is " + now);
            }
            return;
        }
        Set<String> keywords = names(before);
        keywords.addAll(names(now));
        keywords.removeAll(WORDS);
        keywords.forEach(each -> keyword(at + "/" + each, each, member(before, each), member(now, each)));
    }

    private void keyword(String at, String keyword, JsonNode before, JsonNode now) {
        if (NAMED.contains(keyword)) {
            names(before).forEach(each -> member(at + "/" + each, before.path(each), now.path(each)));
        } else if (keyword.equals("required")) {
            required(at, texts(before), texts(now));
        } else if (keyword.equals("enum")) {
            choice(at, texts(before), texts(now));
        } else if (ALTERNATIVES.contains(keyword)) {
            alternatives(at, before, now);
        } else if (keyword.equals("type")) {
            same(at, texts(before), texts(now));
        } else {
            compare(at, before, now);
        }
    }

    private void member(String at, JsonNode before, JsonNode now) {
        if (now.isMissingNode()) {
            complaints.add(at + ": is gone");
        } else {
            compare(at, before, now);
        }
    }

    /** What was always there still is; and what this release adds is not in what is already written. */
    private void required(String at, Set<String> before, Set<String> now) {
        minus(before, now).forEach(each -> complaints.add(at + ": " + each + " may be missing, and never was"));
        minus(now, before).forEach(each -> complaints.add(at + ": " + each + " is not in events that are older"));
    }

    /** Without a list of words anything was possible. */
    private void choice(String at, Set<String> before, Set<String> now) {
        if (before.isEmpty() || now.isEmpty()) {
            same(at, before, now);
            return;
        }
        minus(before, now).forEach(each -> complaints.add(at + ": " + each + " is in events that are older"));
        if (now.contains("null") && !before.contains("null")) {
            complaints.add(at + ": may be null, and never was");
        }
    }

    private void alternatives(String at, JsonNode before, JsonNode now) {
        for (int i = 0; i < before.size(); i++) {
            member(at + "/" + i, before.path(i), now.path(i));
        }
        if (before.isMissingNode()) {
            complaints.add(at + ": was not asked of events that are older");
        }
    }

    private void same(String at, Set<String> before, Set<String> now) {
        if (!before.equals(now)) {
            complaints.add(at + ": was " + before + ", is " + now);
        }
    }

    private static JsonNode member(JsonNode of, String name) {
        return of.has(name) ? of.get(name) : MissingNode.getInstance();
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static Set<String> names(JsonNode of) {
        Set<String> names = new TreeSet<>();
        of.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> texts(JsonNode of) {
        Set<String> texts = new TreeSet<>();
        if (of.isArray()) {
            of.forEach(each -> texts.add(each.asText()));
        } else if (!of.isMissingNode()) {
            texts.add(of.asText());
        }
        return texts;
    }
}
