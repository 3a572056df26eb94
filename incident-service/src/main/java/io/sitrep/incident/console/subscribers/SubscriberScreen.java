package io.sitrep.incident.console.subscribers;

import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.notifier.Refused;
import io.sitrep.incident.console.subscribers.People.Subscriber;
import io.sitrep.incident.store.ComponentRecord;
import java.util.List;

/**
 * One subscriber.
 *
 * @param subscriber null where the notifier could not be asked, or knows no such
 */
public record SubscriberScreen(
        Screen screen, Subscriber subscriber, List<ComponentRecord> components, Refused refused) {
    public String base() {
        return SubscribersScreen.ADDRESS + "/" + subscriber.id();
    }

    /** By their names, as far as they are known here. */
    public List<String> componentNames() {
        return subscriber.components().stream()
                .map(id -> components.stream()
                        .filter(each -> each.id().toString().equals(id))
                        .map(ComponentRecord::name)
                        .findFirst()
                        .orElse(id))
                .toList();
    }
}
