package io.sitrep.notifier.intake;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** In which languages something is said. */
final class Languages {
    private Languages() {}

    /** The locales in which it is said now and was not; empty when anything that was said before was changed, too. */
    static Set<String> added(Publication.Change before, Publication.Change now) {
        boolean isSame = Objects.equals(before.message(), now.message())
                && before.translations().entrySet().stream()
                        .allMatch(was -> Objects.equals(message(was), said(now, was.getKey())));
        Set<String> added = new TreeSet<>();
        if (isSame) {
            now.translations().entrySet().stream()
                    .filter(each -> message(each) != null && said(before, each.getKey()) == null)
                    .forEach(each -> added.add(each.getKey()));
        }
        return added;
    }

    private static String said(Publication.Change change, String locale) {
        Publication.Translation words = change.translations().get(locale);
        return words == null ? null : words.message();
    }

    private static String message(Map.Entry<String, Publication.Translation> words) {
        return words.getValue() == null ? null : words.getValue().message();
    }
}
