package io.sitrep.notifier.pages;

import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.pages.Wishes.Wrong;
import io.sitrep.notifier.render.Words;
import java.util.List;

/** Says in the reader's words which of the values can't be honoured. */
final class Wrongs {
    private Wrongs() {}

    static List<Wrong> of(ProblemException refused, Words words) {
        return refused.problem().errors().stream()
                .map(error -> error.field().replaceAll("\\..*", ""))
                .distinct()
                .map(field -> new Wrong(field, words.get("error." + field)))
                .toList();
    }
}
