package io.sitrep.incident.importer;

import io.sitrep.incident.store.ImportedIncidents.Known;
import io.sitrep.incident.store.ImportedIncidents.Owned;
import java.util.Map;

/**
 * What of an export is here already.
 *
 * @param incidents by public id
 * @param updates by public id
 */
record Here(Map<String, Known> incidents, Map<String, Owned> updates) {}
