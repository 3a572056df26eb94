package io.sitrep.notifier.importer;

import io.sitrep.notifier.importer.ImportLine.Bad;
import io.sitrep.notifier.importer.ImportLine.Row;
import io.sitrep.notifier.importer.ImportLine.Standing;
import io.sitrep.notifier.subscription.NewSubscriber;
import io.sitrep.notifier.subscription.NewSubscriber.Fallback;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of the API as columns. Lists are separated by semicolons; a further address is written with its channel before it:
 * {@code email:bob@example.org}.
 */
final class OwnColumns implements CsvSource.Columns {
    private static final Set<String> KNOWN = Set.of(
            "channel",
            "address",
            "components",
            "groups",
            "regions",
            "min_impact",
            "maintenances",
            "postmortems",
            "every_update",
            "locale",
            "time_zone",
            "fallback",
            "secret");

    private final List<String> unknown;

    OwnColumns(List<String> names) {
        unknown = names.stream().filter(name -> !KNOWN.contains(name)).toList();
    }

    @Override
    public ImportLine row(long line, Map<String, String> values) {
        if (!unknown.isEmpty()) {
            return new Bad(line, "the first line names a column that is not known");
        }
        try {
            return new Row(line, wanted(values), list(values.get("components")), Standing.CONFIRMED);
        } catch (IllegalArgumentException wrong) {
            return new Bad(line, wrong.getMessage());
        }
    }

    private static NewSubscriber wanted(Map<String, String> values) {
        return new NewSubscriber(
                values.get("channel"),
                values.get("address"),
                List.of(),
                list(values.get("groups")),
                list(values.get("regions")),
                values.get("min_impact"),
                flag(values, "maintenances"),
                flag(values, "postmortems"),
                flag(values, "every_update"),
                values.get("locale"),
                values.get("time_zone"),
                list(values.get("fallback")).stream().map(OwnColumns::fallback).toList(),
                values.get("secret"));
    }

    private static Fallback fallback(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("fallback: must be a channel, a colon and an address");
        }
        return new Fallback(
                text.substring(0, colon).strip(), text.substring(colon + 1).strip());
    }

    private static Boolean flag(Map<String, String> values, String name) {
        String text = values.get(name);
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(name + ": must be true or false");
        };
    }

    static List<String> list(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(";", -1))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList();
    }
}
