package io.sitrep.incident.catalog.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import io.sitrep.incident.catalog.document.Document;
import io.sitrep.incident.catalog.plan.CatalogState;
import io.sitrep.incident.catalog.plan.ComponentNames;
import io.sitrep.incident.catalog.plan.Reading;
import io.sitrep.incident.catalog.plan.Thing.Entry;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** All kinds of entries there are, in one order. */
@Singleton
public class EntryKinds {
    private static final String KEY = "key";
    private static final int LONGEST = 80;

    private final List<EntryKind> kinds;

    EntryKinds(@All List<EntryKind> kinds) {
        this.kinds =
                kinds.stream().sorted(Comparator.comparing(EntryKind::section)).toList();
    }

    public List<EntryKind> all() {
        return kinds;
    }

    public EntryKind of(String kind) {
        return kinds.stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** The entries a document wants: those of sections it leaves out stay as they are. */
    public List<Entry> read(Document document, CatalogState before, ComponentNames components, Supplier<UUID> ids) {
        List<Entry> entries = new ArrayList<>();
        for (EntryKind kind : kinds) {
            List<Entry> old = before.entries().stream()
                    .filter(entry -> entry.kind().equals(kind.kind()))
                    .toList();
            if (document.root().has(kind.section())) {
                entries.addAll(section(kind, document, old, components, ids));
            } else {
                old.forEach(entry -> kind.keeps(entry.body(), components, document.findings()));
                entries.addAll(old);
            }
        }
        return entries;
    }

    private static List<Entry> section(
            EntryKind kind, Document document, List<Entry> old, ComponentNames components, Supplier<UUID> ids) {
        Map<String, UUID> known = new HashMap<>();
        old.forEach(entry -> known.put(entry.key(), entry.id()));
        Map<String, Reading> seen = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        List<Reading> all = Reading.list(document, kind.section());
        for (Reading written : all) {
            String key = key(written);
            Reading first = key == null ? null : seen.putIfAbsent(key, written);
            if (first != null) {
                written.refuse(KEY, "is that of " + first.path() + " too: " + key);
            } else if (key != null) {
                UUID id = known.containsKey(key) ? known.get(key) : ids.get();
                entries.add(new Entry(id, kind.kind(), key, kind.read(written, components)));
            }
        }
        kind.together(all);
        return entries;
    }

    /** Null when none is written and none can be made. */
    private static String key(Reading written) {
        String key = key(written.json());
        if (key.isEmpty() && written.text("name") != null) {
            written.refuse(KEY, "is missing, and can't be made from this name");
        }
        return key.isEmpty() ? null : key;
    }

    /** As written, else made from the name: Ada Lovelace is ada-lovelace. Empty when that can't be done. */
    public static String key(ObjectNode written) {
        if (written.path(KEY).isTextual()) {
            return written.path(KEY).asText();
        }
        String plain = Normalizer.normalize(written.path("name").asText(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+", "");
        return plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("-+$", "");
    }
}
