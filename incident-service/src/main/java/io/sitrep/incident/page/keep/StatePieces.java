package io.sitrep.incident.page.keep;

import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.PublicIncident;
import java.util.List;

/**
 * A state in pieces: one for each month of its history, under a name that says what is in it, and a head that names them. What
 * was kept under a name is never another; of a state that differs in one incident all pieces but one are there already.
 */
public final class StatePieces {
    private StatePieces() {}

    /**
     * A month.
     *
     * @param name a file's, without a directory
     */
    public record Piece(String name, List<PublicIncident> incidents) {
        /** What is kept of it. */
        public byte[] content() {
            return StateCodec.month(incidents);
        }
    }

    public static List<Piece> of(PageState state) {
        return state.everything().months().entrySet().stream()
                .map(month -> new Piece(
                        month.getKey() + "-" + StateDigest.of(month.getValue()) + ".json.gz", month.getValue()))
                .toList();
    }
}
