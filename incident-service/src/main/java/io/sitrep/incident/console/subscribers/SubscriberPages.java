package io.sitrep.incident.console.subscribers;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.Settings;
import io.sitrep.incident.catalog.region.Regions;
import io.sitrep.incident.console.Html;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.notifier.Errand;
import io.sitrep.incident.console.notifier.Notifier;
import io.sitrep.incident.console.notifier.Refused;
import io.sitrep.incident.console.subscribers.People.Found;
import io.sitrep.incident.console.subscribers.People.Subscriber;
import io.sitrep.incident.console.subscribers.SubscribersScreen.Choices;
import io.sitrep.incident.store.ComponentStore;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Gathers what the screens of subscribers show; where the notifier is away they say so, and show what was typed. */
@ApplicationScoped
class SubscriberPages {
    private final ComponentStore components;
    private final List<String> locales;

    SubscriberPages(ComponentStore components, Settings settings) {
        this.components = components;
        this.locales = Stream.concat(Stream.of(settings.defaultLocale()), settings.locales().stream())
                .distinct()
                .toList();
    }

    /** @param made who was added just now, or null */
    Uni<Response> all(Screen screen, Notifier.Door door, Map<String, String> asked, Refused refused, Subscriber made) {
        Screen refusing = screen.refusing(refused.problem());
        return choices()
                .chain(choices -> door.ask(Errand.get("/api/v1/subscribers", asked), Found.class)
                        .map(found -> new SubscribersScreen(
                                refusing, asked, found.items(), found.nextCursor(), made, choices, refused))
                        .onFailure(ProblemException.class)
                        .recoverWithItem(failure -> new SubscribersScreen(
                                first(refusing, failure), asked, null, null, made, choices, refused))
                        .map(page -> Html.of(page.screen(), SubscriberTemplates.subscribers(page.screen(), page))));
    }

    Uni<Response> one(Screen screen, Notifier.Door door, String id, Refused refused) {
        Screen refusing = screen.refusing(refused.problem());
        return choices()
                .chain(choices -> door.ask(Errand.get("/api/v1/subscribers/" + id), Subscriber.class)
                        .map(found -> new SubscriberScreen(
                                refusing.about(
                                        found.address() == null ? found.channel() : found.address(), refused.problem()),
                                found,
                                choices.components(),
                                refused))
                        .onFailure(ProblemException.class)
                        .recoverWithItem(failure ->
                                new SubscriberScreen(first(refusing, failure), null, choices.components(), refused))
                        .map(page -> Html.of(page.screen(), SubscriberTemplates.subscriber(page.screen(), page))));
    }

    private static Screen first(Screen screen, Throwable failure) {
        return screen.problem() == null ? screen.refusing(((ProblemException) failure).problem()) : screen;
    }

    private Uni<Choices> choices() {
        return Panache.withSession(components::current)
                .map(all -> new Choices(
                        all,
                        Regions.now().all().stream()
                                .map(region -> region.code())
                                .toList(),
                        locales));
    }
}
