package io.sitrep.incident.catalog.plan;

/** The names of the sections of a file that hold what is not an entry. */
final class Sections {
    static final String GROUPS = "groups";
    static final String COMPONENTS = "components";
    static final String REGIONS = "regions";

    private Sections() {}
}
