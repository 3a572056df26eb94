package io.sitrep.incident.catalog.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.incident.catalog.plan.ComponentNames;
import io.sitrep.incident.catalog.plan.Reading;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who answers: one person on every platform, so that no address and no chat id belongs to two. */
@Singleton
public class People implements EntryKind {
    @Override
    public String kind() {
        return "person";
    }

    @Override
    public String section() {
        return "people";
    }

    @Override
    public ObjectNode read(Reading written, ComponentNames components) {
        return new Fields(written)
                .take("name", "email", "slack", "discord", "chat_role", "locale")
                .kept();
    }

    @Override
    public void together(List<Reading> all) {
        Map<String, String> seen = new HashMap<>();
        for (Reading person : all) {
            String mail = person.text("email");
            if (mail != null) {
                String first = seen.putIfAbsent("email " + mail.toLowerCase(Locale.ROOT), name(person));
                if (first != null) {
                    person.refuse("email", "is that of " + first + " too");
                }
            }
            once("slack", person, seen);
            once("discord", person, seen);
        }
    }

    private static void once(String platform, Reading person, Map<String, String> seen) {
        List<String> ids = person.texts(platform);
        for (int i = 0; i < ids.size(); i++) {
            String first = ids.get(i) == null ? null : seen.putIfAbsent(platform + " " + ids.get(i), name(person));
            if (first != null) {
                person.refuse(platform, i, "is the id of " + first + " too: " + ids.get(i));
            }
        }
    }

    private static String name(Reading person) {
        return person.text("name") == null ? "somebody" : person.text("name");
    }
}
