package io.sitrep.notifier.importer;

import io.sitrep.notifier.importer.ImportLine.Bad;
import io.sitrep.notifier.importer.ImportLine.Row;
import io.sitrep.notifier.importer.ImportLine.Standing;
import io.sitrep.notifier.subscription.NewSubscriber;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Statuspage's list of subscribers. Read are {@code type} (or {@code mode}), {@code email}, {@code endpoint}, {@code components} (ids or
 * names), and how the address stands: {@code state} (or {@code status}), {@code quarantined_at}, {@code confirmed} (or
 * {@code confirmed_at}); other columns are passed over. Whoever had not confirmed has not; whoever was quarantined stays switched off.
 * Source: support.atlassian.com/statuspage/docs/import-subscribers-via-csv and .../view-quarantined-subscribers, and the fields of a
 * subscriber in its API, read 2026-11-22.
 */
final class StatuspageColumns implements CsvSource.Columns {
    private static final List<String> NO = List.of("false", "no", "0");

    private final boolean saysWhenConfirmed;

    StatuspageColumns(Collection<String> names) {
        saysWhenConfirmed = names.contains("confirmed_at") || names.contains("confirmed");
    }

    static boolean areThose(Collection<String> names) {
        return !names.contains("channel")
                && Stream.of("email", "endpoint", "phone_number", "phone").anyMatch(names::contains);
    }

    @Override
    public ImportLine row(long line, Map<String, String> values) {
        String type = first(values, "type", "mode");
        String channel = type == null ? guess(values) : channel(type.toLowerCase(Locale.ROOT));
        String address = channel == null ? null : values.get(channel.equals("email") ? "email" : "endpoint");
        if (channel == null) {
            return new Bad(line, "only mail and webhooks can be taken over");
        }
        if (address == null) {
            return new Bad(line, "address: is missing");
        }
        NewSubscriber wanted = new NewSubscriber(
                channel, address, List.of(), null, null, null, null, null, null, null, null, null, null);
        return new Row(line, wanted, components(first(values, "components", "component_ids")), standing(values));
    }

    private static String channel(String type) {
        return switch (type) {
            case "email", "mail" -> "email";
            case "webhook", "endpoint" -> "webhook";
            default -> null;
        };
    }

    /** A webhook has a mail address beside it, to which Statuspage writes when it is out of order. */
    private static String guess(Map<String, String> values) {
        if (values.containsKey("endpoint")) {
            return "webhook";
        }
        return values.containsKey("email") ? "email" : null;
    }

    private Standing standing(Map<String, String> values) {
        String state = String.valueOf(first(values, "state", "status")).toLowerCase(Locale.ROOT);
        if (values.containsKey("quarantined_at") || state.equals("quarantined")) {
            return Standing.QUARANTINED;
        }
        String confirmed = values.get("confirmed");
        // A column that is there and says nothing of somebody says that he has not.
        boolean silent = saysWhenConfirmed && confirmed == null && !values.containsKey("confirmed_at");
        boolean not = silent
                || state.equals("unconfirmed")
                || state.equals("pending")
                || (confirmed != null && NO.contains(confirmed.toLowerCase(Locale.ROOT)));
        return not ? Standing.UNCONFIRMED : Standing.CONFIRMED;
    }

    /** As JSON writes a list, or separated by semicolons, bars or commas. */
    private static List<String> components(String text) {
        return text == null
                ? List.of()
                : Stream.of(text.replaceAll("[\\[\\]\"]", "").split("[;|,\n]", -1))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList();
    }

    private static String first(Map<String, String> values, String name, String otherwise) {
        return values.getOrDefault(name, values.get(otherwise));
    }
}
