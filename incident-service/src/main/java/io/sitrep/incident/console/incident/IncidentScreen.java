package io.sitrep.incident.console.incident;

import io.sitrep.incident.api.PreviewResource.PreviewView;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.deliveries.DeliveriesOfIncident;
import io.sitrep.incident.store.ComponentRecord;
import io.sitrep.incident.view.IncidentView;
import io.sitrep.incident.view.TimelineView;
import io.sitrep.incident.view.UpdateView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One incident, with everything that can be done about it.
 *
 * @param seen its version, which forms send back
 * @param deliveries null while the notifier has said nothing
 * @param timeline some of it, in order; the newest unless older lines were asked for
 * @param older by which older lines are asked for; null where there are none
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
        String older,
        List<ComponentRecord> known,
        List<String> regions,
        List<String> roles,
        List<String> people,
        List<TemplateChoice> templates,
        List<String> locales,
        Attempted attempted) {

    private static final Set<String> OVER = Set.of("completed", "cancelled");

    public boolean isOpen() {
        return isOpen(incident);
    }

    /** Also of a maintenance. */
    public static boolean isOpen(IncidentView incident) {
        return isMaintenance(incident) ? !OVER.contains(incident.status()) : incident.resolvedAt() == null;
    }

    private static boolean isMaintenance(IncidentView incident) {
        return incident.kind().equals("maintenance");
    }

    /** What was typed into that form; nothing unless it was that one. */
    public Form typed(String form) {
        return attempted.form().equals(form) ? attempted.typed() : Form.EMPTY;
    }

    /** Whether that one was sent: it is shown again also where nobody could begin it any more, for what was typed stands in it. */
    public boolean isTyped(String form) {
        return attempted.form().equals(form);
    }

    public Form typedRole(String role) {
        return typed(Overtaken.FORM_OF_ROLE + role);
    }

    public Form typedCorrection(UpdateView update) {
        return typed(Overtaken.FORM_OF_CORRECTION + update.publicId());
    }

    /** What the addresses of everything about it begin with. */
    public String base() {
        return (isMaintenance(incident) ? "/console/maintenances/" : "/console/incidents/") + incident.ref();
    }

    public PreviewView preview() {
        return attempted.preview();
    }

    /** What it may become by what is said next: nothing else once it is over, for that is left by reopening alone. */
    public List<String> statuses() {
        if (!isOpen()) {
            return List.of();
        }
        if (isMaintenance(incident)) {
            return incident.status().equals("scheduled")
                    ? List.of("scheduled", "in_progress", "cancelled")
                    : List.of("in_progress", "verifying", "completed", "cancelled");
        }
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

    /** What was chosen for what is to be said; empty where nothing was, for what is said so leaves the status as it is. */
    public String status() {
        return typed("update").or("status", "");
    }

    /** One for each language of the page beside its own, as the form of that name has them. */
    public List<Tab> tabs(String form) {
        return locales.stream().skip(1).map(tag -> tab(tag, typed(form))).toList();
    }

    /** The same for the correction of an update. */
    public List<Tab> tabs(UpdateView update) {
        return locales.stream()
                .skip(1)
                .map(tag -> Tab.of(
                        tag,
                        screen.locale(),
                        typedCorrection(update),
                        new Tab.Was(
                                "",
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
        return typed("facts").unless(field, was(field));
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

    /** Whether a part of the world was added to the grid, and is not in it yet. */
    public boolean isAdded(String region) {
        return Grid.columns(typed("grid"), Grid.COLUMN).contains(region)
                && !Grid.columns(typed("grid"), Grid.WAS_COLUMN).contains(region)
                && !incident.regions().contains(region);
    }

    /** What another person changed meanwhile, where that is why something was refused or is to be known of what is shown again. */
    public List<Difference> differences() {
        return Overtaken.shown(this).orElseGet(this::refusedFor);
    }

    private List<Difference> refusedFor() {
        if (!attempted.isStale()) {
            return List.of();
        }
        return isTyped("grid")
                ? Difference.ofGrid(grid(), attempted.typed(), screen)
                : Difference.ofFacts(incident, attempted.typed());
    }

    /** Where a link leads: the bot calls those to an incident's rooms by platform and workspace. */
    public String linkName(String link) {
        return link.startsWith("room-slack-") ? "Slack" : link.startsWith("room-discord-") ? "Discord" : link;
    }

    public String holder(String role) {
        return Overtaken.holder(incident, role);
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
        boolean over = update.state().equals("retracted") || update.state().equals("stopped");
        return screen.isResponder() && (!over || isTyped(Overtaken.FORM_OF_CORRECTION + update.publicId()));
    }

    private Tab tab(String tag, Form typed) {
        return Tab.of(tag, screen.locale(), typed, new Tab.Was(Overtaken.title(incident, tag), ""));
    }
}
