package io.sitrep.incident.view;

import java.util.List;

/** Which fields of an incident's head have changed, when nothing was said. */
public record PublicEdit(List<String> fields) {}
