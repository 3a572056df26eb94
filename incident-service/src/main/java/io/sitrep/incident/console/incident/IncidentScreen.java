package io.sitrep.incident.console.incident;

import io.sitrep.incident.api.PreviewResource.PreviewView;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.deliveries.DeliveriesOfIncident;
import io.sitrep.incident.store.ComponentRecord;
import io.sitrep.incident.view.IncidentView;
import io.sitrep.incident.view.RoleView;
import io.sitrep.incident.view.TimelineView;
import io.sitrep.incident.view.UpdateView;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One incident, with everything that can be done about it.
 *
 * @param seen its version, which forms send back
 * @param deliveries null while the notifier has said nothing
 * @param known all components there are
 * @param roles that can be given to somebody
 * @param locales in which the public reads, the page's own first
 */
public record IncidentScreen(
        Screen screen,
        IncidentView incident,
        String seen,
        DeliveriesOfIncident deliveries,
        List<TimelineView> timeline,
        List<ComponentRecord> known,
        List<String> regions,
        List<String> roles,
        List<String> people,
        List<TemplateChoice> templates,
        List<String> locales,
        Attempted attempted) {

    /** Names of forms there are several of go on with whose they are. */
    static final String FORM_OF_ROLE = "role ";

    static final String FORM_OF_CORRECTION = "correct ";

    public boolean isOpen() {
        return incident.resolvedAt() == null;
    }

    /** What was typed into that form; nothing unless it was that one. */
    public Form typed(String form) {
        return attempted.form().equals(form) ? attempted.typed() : Form.EMPTY;
    }

    public Form typedRole(String role) {
        return typed(FORM_OF_ROLE + role);
    }

    public Form typedCorrection(UpdateView update) {
        return typed(FORM_OF_CORRECTION + update.publicId());
    }

    /** What the addresses of everything about it begin with. */
    public String base() {
        return "/console/incidents/" + incident.ref();
    }

    public PreviewView preview() {
        return attempted.preview();
    }

    public List<String> statuses() {
        return List.of("investigating", "identified", "monitoring", "resolved");
    }

    public List<String> severities() {
        return List.of("SEV1", "SEV2", "SEV3", "SEV4");
    }

    public List<String> componentStatuses() {
        return Grid.statuses();
    }

    public List<String> causes() {
        return List.of("unknown", "suspected", "known");
    }

    public List<String> dataImpacts() {
        return List.of("unknown", "none", "confirmed");
    }

    public String status() {
        return typed("update").or("status", isOpen() ? incident.status() : "");
    }

    /** One for each language of the page beside its own, as the form of that name has them. */
    public List<Tab> tabs(String form) {
        return locales.stream().skip(1).map(tag -> tab(tag, typed(form))).toList();
    }

    /** The same for the correction of an update. */
    public List<Tab> tabs(UpdateView update) {
        Form typed = typedCorrection(update);
        return locales.stream()
                .skip(1)
                .map(tag -> Tab.of(
                        tag,
                        screen.locale(),
                        "",
                        typed.or(
                                "message." + tag,
                                update.translations().containsKey(tag)
                                        ? update.translations().get(tag).message()
                                        : "")))
                .toList();
    }

    public List<Tab> missing() {
        return tabs("update").stream().filter(Tab::isMissing).toList();
    }

    public String own() {
        return Locale.forLanguageTag(locales.get(0)).getDisplayName(screen.locale());
    }

    /** A fact as it was typed, where it was typed otherwise than it had been seen; else as it is. */
    public String fact(String field) {
        Form typed = typed("facts");
        String mine = typed.raw(field);
        return mine == null || mine.equals(typed.raw("was." + field)) ? was(field) : mine;
    }

    /** A fact as it is. */
    public String was(String field) {
        return facts().get(field);
    }

    public Map<String, String> facts() {
        return Difference.facts(incident);
    }

    public Grid grid() {
        return Grid.of(incident, known, typed("grid"));
    }

    /** What another person changed meanwhile; empty unless that is why something was refused. */
    public List<Difference> differences() {
        boolean stale = attempted.problem() != null && attempted.problem().status() == 412;
        if (!stale) {
            return List.of();
        }
        return attempted.form().equals("grid")
                ? Difference.ofGrid(grid(), attempted.typed(), screen)
                : Difference.ofFacts(incident, attempted.typed());
    }

    public String holder(String role) {
        return incident.roles().stream()
                .filter(each -> each.role().equals(role))
                .map(RoleView::person)
                .findFirst()
                .orElse("");
    }

    /** What may be done with an update, by whoever is at the screen. */
    public List<String> verbs(UpdateView update) {
        boolean said = update.state().equals("published") || update.state().equals("corrected");
        if (!screen.isResponder()) {
            return List.of();
        }
        if (said) {
            return screen.isPublisher() && update.visibility().equals("public")
                    ? List.of("stop", "retract")
                    : List.of();
        }
        return switch (update.state()) {
            case "awaiting_approval" -> screen.isPublisher() ? List.of("approve", "stop") : List.of();
            case "draft", "held" -> screen.isPublisher() ? List.of("publish", "stop") : List.of("publish");
            case "stopped" -> screen.isPublisher() && update.publishedAt() != null ? List.of("retract") : List.of();
            default -> List.of();
        };
    }

    public boolean isCorrectable(UpdateView update) {
        return screen.isResponder()
                && !update.state().equals("retracted")
                && !update.state().equals("stopped");
    }

    private Tab tab(String tag, Form typed) {
        String title = incident.translations().containsKey(tag)
                ? incident.translations().get(tag).title()
                : "";
        return Tab.of(tag, screen.locale(), typed.or("title." + tag, title), typed.or("message." + tag, ""));
    }
}
