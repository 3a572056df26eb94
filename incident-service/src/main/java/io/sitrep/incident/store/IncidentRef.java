package io.sitrep.incident.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Parameters;
import io.sitrep.incident.domain.Kind;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One of the three names of an incident or maintenance: its UUID, {@code INC-42} or {@code MNT-7}, or its twelve-character
 * public id.
 */
public final class IncidentRef {
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern NUMBER_FORM = Pattern.compile("([A-Z]{3}-)(\\d{1,18})", Pattern.CASE_INSENSITIVE);
    private static final String OF_KIND = "(:kind = '' or i.kind = :kind)";
    private static final Pattern PUBLIC_FORM = Pattern.compile("[a-z0-9]{12}");

    /** That the name says it is of; null when it does not say. */
    private final Kind kind;

    private final String column;
    private final Object value;

    private IncidentRef(String column, Object value) {
        this(null, column, value);
    }

    private IncidentRef(Kind kind, String column, Object value) {
        this.kind = kind;
        this.column = column;
        this.value = value;
    }

    /** Empty when the text has none of the three forms: then there is no such incident either. */
    public static Optional<IncidentRef> parse(String text) {
        Optional<UUID> id = uuid(text);
        if (id.isPresent()) {
            return Optional.of(of(id.get()));
        }
        var number = NUMBER_FORM.matcher(text);
        if (number.matches()) {
            return Arrays.stream(Kind.values())
                    .filter(kind -> kind.prefix().equalsIgnoreCase(number.group(1)))
                    .map(kind -> new IncidentRef(kind, "number", Long.parseLong(number.group(2))))
                    .findFirst();
        }
        return PUBLIC_FORM.matcher(text).matches() ? Optional.of(publicId(text)) : Optional.empty();
    }

    private String kind() {
        return kind == null ? "" : kind.wire();
    }

    /** Empty when the text is none, as people write them. */
    public static Optional<UUID> uuid(String text) {
        return UUID_FORM.matcher(text).matches()
                ? Optional.of(UUID.fromString(text.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    public static IncidentRef of(UUID id) {
        return new IncidentRef("id", id);
    }

    public static IncidentRef publicId(String publicId) {
        return new IncidentRef("publicId", publicId);
    }

    /** What the name says it is of, or null when it does not say. */
    public Kind kindSaid() {
        return kind;
    }

    /** The name, when it is the one that is kept in this column; else null. */
    public Object by(String of) {
        return column.equals(of) ? value : null;
    }

    /** Reads the UUID alone, so that a lock taken later reads the incident as it is then. */
    Uni<UUID> id() {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "select i.id from IncidentRow i where i." + column + " = :value and " + OF_KIND,
                                UUID.class)
                        .setParameter("value", value)
                        .setParameter("kind", kind())
                        .getSingleResultOrNull());
    }

    Uni<IncidentRow> find(LockModeType lock) {
        return IncidentRow.<IncidentRow>find(
                        column + " = :value and " + OF_KIND.replace("i.", ""),
                        Parameters.with("value", value).and("kind", kind()))
                .withLock(lock)
                .firstResult();
    }
}
