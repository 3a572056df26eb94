package io.sitrep.incident.page;

/** Something that the front page shows besides the page's state, and that changes without it. */
public interface Beside {
    /** Another one whenever what it shows is another; the same for the same, on every replica. Cheap: asked for each request. */
    String version();
}
