package io.sitrep.incident.catalog.document;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A catalog as somebody wrote it, read into JSON, whether it was YAML or JSON before.
 *
 * @param findings what was wrong with it so far, and the lines of everything in it
 */
public record Document(ObjectNode root, Findings findings) {}
