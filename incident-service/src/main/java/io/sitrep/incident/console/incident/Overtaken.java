package io.sitrep.incident.console.incident;

import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.view.IncidentView;
import io.sitrep.incident.view.RoleView;
import io.sitrep.incident.view.UpdateView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What somebody else has made meanwhile of the text of an update that is being corrected, of a title, or of who has a role. */
final class Overtaken {
    /** Names of forms there are several of go on with whose they are. */
    static final String FORM_OF_ROLE = "role ";

    static final String FORM_OF_CORRECTION = "correct ";

    static final String FORM_OF_UPDATE = "update";

    private static final String MESSAGE = "message";
    private static final String TITLE = "title.";

    private Overtaken() {}

    /**
     * Of the text, and of each translation that its form shows, be it empty.
     *
     * @param id by which the update is known
     */
    static List<Difference> texts(IncidentView incident, String id, Form typed) {
        return incident.updates().stream()
                .filter(update -> update.publicId().equals(id))
                .findFirst()
                .map(update -> Difference.between(texts(update, typed), typed, ""))
                .orElse(List.of());
    }

    /** Whether a title in another language is said otherwise than it was seen. */
    static boolean saysTitle(Form typed) {
        return typed.beginning(TITLE).keySet().stream().anyMatch(tag -> !typed.isSame(TITLE + tag));
    }

    /** Of each title, by its language, that is said otherwise than it was seen, and that somebody else has made a third one. */
    static List<Difference> titles(IncidentView incident, Form typed) {
        List<Difference> all = new ArrayList<>();
        typed.beginning(TITLE).forEach((tag, mine) -> {
            String before = typed.or(Form.WAS + TITLE + tag, "");
            String now = title(incident, tag);
            if (!typed.isSame(TITLE + tag) && !now.equals(before) && !now.equals(mine)) {
                all.add(new Difference(tag, before, now, mine));
            }
        });
        return all;
    }

    /** Empty where there is none. */
    static String title(IncidentView incident, String tag) {
        IncidentView.Title translated = incident.translations().get(tag);
        return translated == null ? "" : Form.asTyped(translated.title());
    }

    static List<Difference> role(IncidentView incident, String role, Form typed) {
        return Difference.between(Map.of("person", holder(incident, role)), typed, "");
    }

    /** Who has it; nobody is empty. */
    static String holder(IncidentView incident, String role) {
        return incident.roles().stream()
                .filter(each -> each.role().equals(role))
                .map(RoleView::person)
                .findFirst()
                .orElse("");
    }

    /**
     * For a form that was sent, with what its fields are called. Also where it was not refused for that, or was only looked at: it is
     * shown again with the version that there is now, and whoever sends it on is to know what that is. Empty for other forms.
     */
    static Optional<List<Difference>> shown(IncidentScreen page) {
        String form = page.attempted().form();
        Form typed = page.attempted().typed();
        if (form.startsWith(FORM_OF_CORRECTION)) {
            String id = form.substring(FORM_OF_CORRECTION.length());
            return Optional.of(texts(page.incident(), id, typed).stream()
                    .map(each -> called(called(page, each.field()), each))
                    .toList());
        }
        if (form.equals(FORM_OF_UPDATE)) {
            return Optional.of(said(page));
        }
        if (form.startsWith(FORM_OF_ROLE)) {
            String role = form.substring(FORM_OF_ROLE.length());
            return Optional.of(role(page.incident(), role, typed).stream()
                    .map(each -> called(FORM_OF_ROLE.trim() + "_" + role, each))
                    .toList());
        }
        return Optional.empty();
    }

    /** Of titles also where they were only looked at; of the status where that is why it was refused. */
    private static List<Difference> said(IncidentScreen page) {
        Screen screen = page.screen();
        Form typed = page.attempted().typed();
        List<Difference> all = new ArrayList<>();
        titles(page.incident(), typed)
                .forEach(each -> all.add(called(screen.t("title") + " (" + screen.language(each.field()) + ")", each)));
        if (page.attempted().isStale()) {
            all.addAll(Difference.ofStatus(page.incident(), typed, screen));
        }
        return all;
    }

    private static Difference called(String name, Difference difference) {
        return new Difference(name, difference.before(), difference.now(), difference.mine());
    }

    private static String called(IncidentScreen page, String field) {
        Screen screen = page.screen();
        String language = field.equals(MESSAGE) ? page.own() : screen.language(tag(field));
        return screen.t(MESSAGE) + " (" + language + ")";
    }

    private static Map<String, String> texts(UpdateView update, Form typed) {
        Map<String, String> texts = new TreeMap<>();
        typed.fields().keySet().stream()
                .filter(field -> field.startsWith(Form.WAS + MESSAGE))
                .map(field -> field.substring(Form.WAS.length()))
                .forEach(field -> texts.put(field, Form.asTyped(text(update, field))));
        return texts;
    }

    private static String text(UpdateView update, String field) {
        if (field.equals(MESSAGE)) {
            return update.message();
        }
        UpdateView.Text translated = update.translations().get(tag(field));
        return translated == null ? "" : translated.message();
    }

    private static String tag(String field) {
        return field.substring(MESSAGE.length() + 1);
    }
}
