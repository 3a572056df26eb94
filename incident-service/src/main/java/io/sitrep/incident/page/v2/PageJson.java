package io.sitrep.incident.page.v2;

import java.time.Instant;

/** The page itself, which every answer begins with. */
record PageJson(String id, String name, String url, String timeZone, Instant updatedAt) {}
