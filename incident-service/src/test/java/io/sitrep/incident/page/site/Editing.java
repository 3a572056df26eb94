package io.sitrep.incident.page.site;

import io.sitrep.incident.page.Archive;
import io.sitrep.incident.page.Catalog;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.SomeIncidents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Editions without documents, for whoever follows them. */
public final class Editing {
    private Editing() {}

    /** The first edition of a state, which is up to date. */
    public static NewEdition first(PageState state) {
        return new NewEdition(null, Edition.of(new Moment(state, state.asOf(), null, "version"), Stream.of()));
    }

    /** A page without anything on it. */
    public static PageState state(String pageId, Instant asOf) {
        Catalog none = SomeIncidents.state(List.of()).catalog();
        return new PageState(pageId, none, Archive.EMPTY, Map.of(), Map.of(), asOf);
    }
}
