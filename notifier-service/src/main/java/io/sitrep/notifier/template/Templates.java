package io.sitrep.notifier.template;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The templates that a page has for what it tells, as they were at one moment. */
public final class Templates {
    public static final Templates NONE = new Templates(List.of());

    /** Where what is said in no language in particular stands in {@link Kept#words}. */
    public static final String ANY_LANGUAGE = "";

    private final List<Kept> kept;

    private Templates(List<Kept> kept) {
        this.kept = kept;
    }

    /**
     * What one language reads.
     *
     * @param title what stands above: a mail's subject, a card's headline; null where it stays as it is without a template
     */
    public record Words(Template title, Template message) {}

    /**
     * One template.
     *
     * @param channel by which it is told; null for all that have no other
     * @param status of the incident; null for all that have no other
     * @param words by locale, one of them for {@link #ANY_LANGUAGE}
     */
    public record Kept(String key, String channel, String status, Map<String, Words> words) {
        private boolean isFor(String wanted, String now) {
            return (channel == null || channel.equals(wanted)) && (status == null || status.equals(now));
        }

        /** What a channel has of its own goes before what a status has. */
        private int closeness() {
            return (channel == null ? 0 : 2) + (status == null ? 0 : 1);
        }

        private Optional<Words> in(Locale locale) {
            return Optional.ofNullable(words.get(locale.toLanguageTag()))
                    .or(() -> Optional.ofNullable(words.get(locale.getLanguage())))
                    .or(() -> Optional.ofNullable(words.get(ANY_LANGUAGE)));
        }
    }

    public static Templates of(List<Kept> all) {
        return new Templates(all.stream()
                .sorted(Comparator.comparingInt(Kept::closeness).reversed().thenComparing(Kept::key))
                .toList());
    }

    /** The closest there is; of two that are equally close, the first by key. */
    public Optional<Words> find(String channel, String status, Locale locale) {
        return kept.stream()
                .filter(each -> each.isFor(channel, status))
                .findFirst()
                .flatMap(each -> each.in(locale));
    }
}
