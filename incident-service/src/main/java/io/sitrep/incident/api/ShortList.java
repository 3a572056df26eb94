package io.sitrep.incident.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** The paging of a list that is read whole: its cursor is a place in it, in a text that asks not to be made up. */
public class ShortList {
    private static final String MARK = "place ";

    @RestQuery
    String limit;

    @RestQuery
    String cursor;

    /** What another door asks for, whose parameters it has read itself; null for none. */
    public static ShortList of(String limit, String cursor) {
        ShortList part = new ShortList();
        part.limit = limit;
        part.cursor = cursor;
        return part;
    }

    <T> Page<T> cut(List<T> all) {
        int size = QueryText.limit(limit);
        Integer place = QueryText.read("cursor", cursor, "is not a cursor this list has given", ShortList::place);
        int from = Math.min(place == null ? 0 : place, all.size());
        int to = Math.min(from + size, all.size());
        return new Page<>(all.subList(from, to), to == all.size() ? null : cursor(to));
    }

    private static String cursor(int place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + place).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Integer> place(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return plain.matches(MARK + "\\d{1,9}")
                    ? Optional.of(Integer.parseInt(plain.substring(MARK.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }
}
