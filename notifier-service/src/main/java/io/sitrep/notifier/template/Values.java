package io.sitrep.notifier.template;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What stands in a template's places for one reader. What nobody said is empty, never null. */
public final class Values {
    private final Map<Placeholder, String> texts;

    private Values(Map<Placeholder, String> texts) {
        this.texts = texts;
    }

    public static Values none() {
        return new Values(new EnumMap<>(Placeholder.class));
    }

    /** The same with one more; null is nothing. */
    public Values with(Placeholder placeholder, String text) {
        Map<Placeholder, String> more = new EnumMap<>(Placeholder.class);
        more.putAll(texts);
        more.put(placeholder, text == null ? "" : text);
        return new Values(more);
    }

    /** The same, each as a medium wants it. */
    public Values each(UnaryOperator<String> change) {
        Map<Placeholder, String> changed = new EnumMap<>(Placeholder.class);
        texts.forEach((placeholder, text) -> changed.put(placeholder, change.apply(text)));
        return new Values(changed);
    }

    public String of(Placeholder placeholder) {
        return texts.getOrDefault(placeholder, "");
    }
}
