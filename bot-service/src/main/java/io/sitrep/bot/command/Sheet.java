package io.sitrep.bot.command;

import io.sitrep.bot.incident.Dossier;
import io.sitrep.bot.incident.Incidents;
import io.sitrep.bot.port.RoomsEverywhere.OneRoom;
import io.sitrep.bot.reply.Button;
import io.sitrep.bot.reply.Headline;
import io.sitrep.bot.reply.Reply;
import io.sitrep.bot.reply.Text;
import io.sitrep.bot.reply.Tongue;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An incident on one sheet: how it stands, who does what, and what can be done next. */
@Singleton
public class Sheet {
    private final Incidents incidents;

    public Sheet(Incidents incidents) {
        this.incidents = incidents;
    }

    /** @param rooms where people work on it */
    public Reply of(Dossier incident, List<OneRoom> rooms, Tongue tongue) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of()
                .strong(incident.ref() + ": " + incident.title())
                .plain(" · " + incident.severity() + " · " + tongue.word("status", incident.status()) + " · ")
                .link(incidents.page(incident.publicId()), tongue.say("show.page"))
                .line());
        lines.add(Text.of()
                .plain(tongue.say("show.started") + " ")
                .moment(incident.startedAt())
                .line());
        promise(incident, tongue, lines);
        who(incident, tongue, lines);
        where(incident, tongue, lines);
        rooms(incident, rooms, tongue, lines);
        said(incident, tongue, lines);
        Headline shown = incidents.headline(incident);
        return Reply.Shown.of(
                holdsBack(incident) ? shown.inside() : shown,
                lines,
                incident.isOpen() ? buttons(incident.ref(), tongue) : List.of());
    }

    /** What the public is not told, or not yet, is read in the room alone, as on the cards. */
    private static boolean holdsBack(Dossier incident) {
        return incident.updates().stream()
                .findFirst()
                .filter(newest -> newest.publishedAt() == null || newest.isInternal())
                .isPresent();
    }

    private static void promise(Dossier incident, Tongue tongue, List<Text> lines) {
        if (incident.resolvedAt() != null) {
            lines.add(Text.of()
                    .plain(tongue.say("show.resolved") + " ")
                    .moment(incident.resolvedAt())
                    .line());
        } else if (incident.nextUpdateAt() != null) {
            lines.add(Text.of()
                    .plain(tongue.say("show.next") + " ")
                    .moment(incident.nextUpdateAt())
                    .line());
        }
        if (incident.mergedInto() != null) {
            lines.add(Text.plain(tongue.say("show.merged", incident.mergedInto())));
        }
    }

    private static void who(Dossier incident, Tongue tongue, List<Text> lines) {
        lines.add(Text.plain(
                incident.commander() == null
                        ? tongue.say("show.nobody")
                        : tongue.say("show.commander", incident.commander())));
        incident.roles().stream()
                .filter(duty -> !duty.role().equals(Duties.COMMANDER))
                .forEach(duty -> lines.add(Text.plain(duty.role() + ": " + duty.person())));
        long open = incident.tasks().stream().filter(task -> !task.done()).count();
        if (open > 0) {
            lines.add(Text.plain(tongue.count("show.tasks", open)));
        }
    }

    private static void where(Dossier incident, Tongue tongue, List<Text> lines) {
        if (!incident.components().isEmpty()) {
            lines.add(Text.plain(tongue.say(
                    "show.components",
                    incident.components().stream()
                            .map(component ->
                                    component.name() + " (" + tongue.word("component", component.status()) + ")")
                            .collect(Collectors.joining(", ")))));
        }
        if (!incident.regions().isEmpty()) {
            lines.add(Text.plain(tongue.say("show.regions", String.join(", ", incident.regions()))));
        }
        if (incident.workaround() != null) {
            lines.add(Text.plain(tongue.say("show.workaround", incident.workaround())));
        }
    }

    /** The rooms are links of the incident as well: they are not shown twice. */
    private static void rooms(Dossier incident, List<OneRoom> rooms, Tongue tongue, List<Text> lines) {
        rooms.forEach(room -> lines.add(Text.of()
                .plain(tongue.say("show.room", room.called()) + " ")
                .link(room.address(), "#" + room.name())
                .line()));
        Set<String> shown =
                rooms.stream().map(room -> room.address().toString()).collect(Collectors.toSet());
        incident.links().forEach((rel, url) -> {
            if (!shown.contains(url)) {
                lines.add(Text.of().link(URI.create(url), rel).line());
            }
        });
    }

    private static void said(Dossier incident, Tongue tongue, List<Text> lines) {
        incident.updates().stream().findFirst().ifPresent(update -> {
            if (!update.isSaid()) {
                lines.add(Text.plain(tongue.say("state." + update.state())));
            }
            lines.add(Text.quoted(update.message()));
        });
    }

    private static List<Button> buttons(String ref, Tongue tongue) {
        return List.of(
                new Button(tongue.say("button.update"), "update " + ref, Button.Weight.MAIN),
                new Button(tongue.say("button.severity"), "severity " + ref, Button.Weight.ORDINARY),
                new Button(tongue.say("button.lead"), "lead " + ref, Button.Weight.ORDINARY),
                new Button(tongue.say("button.resolve"), "resolve " + ref, Button.Weight.GRAVE)
                        .asking(tongue.say("confirm.resolve", ref), tongue.say("confirm.no")));
    }
}
