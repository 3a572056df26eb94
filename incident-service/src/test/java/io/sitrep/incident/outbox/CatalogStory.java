package io.sitrep.incident.outbox;

import io.sitrep.incident.catalog.news.EntryWord;
import io.sitrep.incident.catalog.news.GroupWord;
import io.sitrep.incident.catalog.news.RegionWord;
import io.sitrep.incident.store.CatalogEntry;
import io.sitrep.incident.store.ComponentGroupRow;
import io.sitrep.incident.store.ComponentRecord;
import io.sitrep.incident.store.CustomRegion;
import io.sitrep.incident.store.Provides;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is told of a small catalog, one of each kind. */
final class CatalogStory {
    private static final Instant THEN = Instant.parse("2026-03-04T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final UUID MEETINGS = UUID.fromString("0195600a-0000-7000-8000-000000000001");
    private static final UUID SIGN_IN = UUID.fromString("0195600a-0000-7000-8000-000000000002");
    private static final UUID ZOOM = UUID.fromString("0195600a-0000-7000-8000-000000000003");

    private CatalogStory() {}

    static Map<String, CatalogChange> changes() {
        Map<String, CatalogChange> changes = new LinkedHashMap<>();
        changes.put("catalog-component", change("component", MEETINGS.toString(), "Meetings", meetings("operational")));
        changes.put(
                "component-status-changed",
                new CatalogChange(
                        "component", MEETINGS.toString(), "Meetings", meetings("major_outage"), "operational", NOW));
        changes.put("catalog-component-gone", CatalogChange.gone("component", MEETINGS.toString(), "Meetings", NOW));
        changes.put("catalog-group", change("group", ZOOM.toString(), "Zoom", GroupWord.of(zoom())));
        changes.put("catalog-region", change("region", "dach", "DACH", RegionWord.of(dach())));
        entry(changes, "role", "translator", "{\"name\":\"Translator\",\"description\":\"Says it in Italian\"}");
        entry(
                changes,
                "person",
                "ada-lovelace",
                "{\"name\":\"Ada Lovelace\",\"email\":\"ada@example.com\",\"slack\":[\"U0ADA\"],\"discord\":[\"123456\"],"
                        + "\"chat_role\":\"publisher\",\"locale\":\"it\"}");
        entry(
                changes,
                "template",
                "first",
                "{\"status\":\"investigating\",\"first_update\":true,\"message\":\"We look into {{components}}.\","
                        + "\"translations\":{\"it\":{\"message\":\"Verifichiamo {{components}}.\"}}}");
        CatalogEntry told = new CatalogEntry(
                SIGN_IN,
                "template",
                "told_by_sms",
                "{\"purpose\":\"notification\",\"channel\":\"sms\",\"message\":\"{status}: {title} {link}\"}",
                THEN,
                NOW);
        changes.put(
                "catalog-template-of-messages",
                change("template", told.key(), EntryWord.name(told), EntryWord.of(told)));
        entry(
                changes,
                "runbook",
                "meetings",
                "{\"name\":\"Meetings are down\",\"components\":[\"" + MEETINGS
                        + "\"],\"severities\":[\"SEV1\"],\"labels\":[\"meetings\"],\"checklist\":[\"Look at sign-in\"]}");
        return changes;
    }

    private static void entry(Map<String, CatalogChange> changes, String kind, String key, String body) {
        CatalogEntry entry = new CatalogEntry(SIGN_IN, kind, key, body, THEN, NOW);
        changes.put("catalog-" + kind, change(kind, key, EntryWord.name(entry), EntryWord.of(entry)));
    }

    private static CatalogChange change(String kind, String id, String name, Object whole) {
        return new CatalogChange(kind, id, name, whole, null, NOW);
    }

    private static ComponentRecord meetings(String status) {
        return new ComponentRecord(
                MEETINGS,
                "aaaabbbbcccc",
                "Meetings",
                "Join and host",
                1,
                status,
                ZOOM,
                false,
                true,
                LocalDate.of(2019, 4, 18),
                List.of(SIGN_IN),
                List.of("americas", "europe"),
                new Provides("teams", List.of("outlook.com", "hotmail.com")),
                THEN,
                NOW,
                null);
    }

    private static ComponentGroupRow zoom() {
        ComponentGroupRow row = new ComponentGroupRow();
        row.id = ZOOM;
        row.publicId = "ddddeeeeffff";
        row.name = "Zoom";
        row.position = 1;
        row.createdAt = THEN;
        row.updatedAt = NOW;
        return row;
    }

    private static CustomRegion dach() {
        return new CustomRegion("dach", "DACH", "europe", THEN, NOW);
    }
}
