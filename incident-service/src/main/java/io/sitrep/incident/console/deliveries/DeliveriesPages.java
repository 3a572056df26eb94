package io.sitrep.incident.console.deliveries;

import io.sitrep.incident.console.Html;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.deliveries.Told.Progress;
import io.sitrep.incident.console.notifier.Errand;
import io.sitrep.incident.console.notifier.Notifier;
import io.sitrep.incident.console.notifier.Refused;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;

/** Gathers what the screen of deliveries shows; where the notifier is away it says so, and shows what was typed. */
@ApplicationScoped
class DeliveriesPages {
    private static final int NOT_FOUND = 404;
    private static final String SHOWN = "50";

    Uni<Response> show(Screen screen, Notifier.Door door, Map<String, String> asked, Refused refused) {
        return gather(screen.refusing(refused.problem()), door, asked, refused)
                .onFailure(ProblemException.class)
                .recoverWithItem(failure -> {
                    Problem first =
                            refused.problem() == null ? ((ProblemException) failure).problem() : refused.problem();
                    return DeliveriesScreen.unknown(screen.refusing(first), asked, refused);
                })
                .map(page -> Html.of(page.screen(), DeliveriesTemplates.deliveries(page.screen(), page)));
    }

    private Uni<DeliveriesScreen> gather(
            Screen screen, Notifier.Door door, Map<String, String> asked, Refused refused) {
        Map<String, String> ledger = new HashMap<>(asked);
        ledger.put("limit", SHOWN);
        Map<String, String> failing = new HashMap<>();
        failing.put("incident", asked.get("incident"));
        failing.put("channel", asked.get("channel"));
        return Uni.combine()
                .all()
                .unis(
                        door.ask(Errand.get("/api/v1/deliveries/hold"), Told.Hold.class),
                        door.ask(Errand.get("/api/v1/channels"), Told.Channels.class),
                        door.ask(Errand.get("/api/v1/deliveries", ledger), Told.Ledger.class),
                        door.ask(Errand.get("/api/v1/deliveries/failures", failing), Told.Failures.class),
                        progress(door, asked.get("incident")))
                .with((hold, channels, found, failures, progress) -> new DeliveriesScreen(
                        screen,
                        asked,
                        hold,
                        channels.items(),
                        progress.told(),
                        failures.items(),
                        found.items(),
                        found.nextCursor(),
                        refused));
    }

    private record Perhaps(Progress told) {}

    private static Uni<Perhaps> progress(Notifier.Door door, String incident) {
        if (incident == null || !incident.matches("[A-Za-z0-9-]+")) {
            return Uni.createFrom().item(new Perhaps(null));
        }
        return door.ask(Errand.get("/api/v1/incidents/" + incident + "/deliveries"), Progress.class)
                .map(Perhaps::new)
                .onFailure(failure -> failure instanceof ProblemException refusal
                        && refusal.problem().status() == NOT_FOUND)
                .recoverWithItem(new Perhaps(null));
    }
}
