package io.sitrep.incident.importer;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.incident.command.Caller;
import io.sitrep.kit.problem.Failures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** One import under way: gathers items until there are enough for a transaction, and counts what becomes of them. */
final class ImportRun implements StatuspageReader.Sink {
    private static final Logger LOG = Logger.getLogger(ImportRun.class);
    private static final int AT_ONCE = 100;
    private static final int MOST_COMPONENTS = 10_000;

    private final StatuspageImport statuspage;
    private final Caller caller;
    private final Tally tally = new Tally();
    private final List<Item<StatuspageIncident>> incidents = new ArrayList<>();
    private final List<Item<StatuspageIncident>> maintenances = new ArrayList<>();
    private final List<Item<StatuspageComponent>> components = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> named = new HashSet<>();
    private final Set<String> listed = new HashSet<>();
    private int place;

    ImportRun(StatuspageImport statuspage, Caller caller) {
        this.statuspage = statuspage;
        this.caller = caller;
    }

    @Override
    public void incident(JsonNode json) {
        take(
                json,
                node -> StatuspageReader.shape(node, StatuspageIncident.class)
                        .unplanned()
                        .checked(),
                incidents);
        if (incidents.size() == AT_ONCE) {
            write(incidents);
        }
    }

    @Override
    public void maintenance(JsonNode json) {
        take(
                json,
                node -> StatuspageReader.shape(node, StatuspageIncident.class).planned(),
                maintenances);
        if (maintenances.size() == AT_ONCE) {
            write(maintenances);
        }
    }

    @Override
    public void component(JsonNode json) {
        if (components.size() == MOST_COMPONENTS) {
            tally.skip(place++, Item.id(json), "there are more than " + MOST_COMPONENTS + " components before it");
        } else {
            take(
                    json,
                    node -> StatuspageReader.shape(node, StatuspageComponent.class)
                            .checked(),
                    components);
        }
    }

    @Override
    public void unreadable(String reason) {
        tally.skip(place++, null, reason);
    }

    /** Writes what is left; what was read before the JSON broke off stays. */
    void finish() {
        write(incidents);
        write(maintenances);
        writeComponents();
        named.removeAll(listed);
        if (!listed.isEmpty() && !named.isEmpty()) {
            statuspage.retire(named);
        }
    }

    ImportReport report() {
        return tally.report();
    }

    private <T> void take(JsonNode json, Function<JsonNode, T> shape, List<Item<T>> list) {
        int here = place++;
        try {
            Depth.check(json);
            Item<T> item = Item.of(here, json, shape.apply(json));
            if (!seen.add(item.id())) {
                throw new Unusable("its id stands in the file before it: the first counts");
            }
            list.add(item);
        } catch (Unusable unusable) {
            tally.skip(here, Item.id(json), unusable.getMessage());
        }
    }

    /** Only what is of one kind goes together. */
    private void write(List<Item<StatuspageIncident>> gathered) {
        gathered.forEach(item -> named.addAll(item.value().codes()));
        write(gathered, items -> statuspage.incidents(items, caller));
        gathered.clear();
    }

    private void writeComponents() {
        List<Item<StatuspageComponent>> groups =
                components.stream().filter(item -> item.value().isGroup()).toList();
        List<Item<StatuspageComponent>> single =
                components.stream().filter(item -> !item.value().isGroup()).toList();
        Membership membership = new Membership(groups.stream().map(Item::value).toList());
        write(groups, statuspage::groups);
        write(single, items -> statuspage.components(items, membership));
        single.forEach(item -> listed.add(item.id()));
    }

    private <T> void write(List<Item<T>> items, Function<List<Item<T>>, Map<Item<T>, Outcome>> work) {
        new Halves<Item<T>>(some -> work.apply(some).forEach(tally::add), this::failed).run(List.copyOf(items));
    }

    private void failed(Item<?> item, RuntimeException failure) {
        if (failure instanceof Unusable) {
            tally.add(item, new Outcome.Skipped(failure.getMessage()));
        } else if (Failures.isOfTheData(failure)) {
            tally.add(item, new Outcome.Skipped("contradicts what is here: an id or a name stands twice"));
        } else {
            LOG.errorf(failure, "import: item %s could not be written", item.id());
            tally.add(item, new Outcome.Skipped("could not be written; the log says why"));
        }
    }
}
