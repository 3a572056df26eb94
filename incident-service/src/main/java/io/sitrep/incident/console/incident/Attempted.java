package io.sitrep.incident.console.incident;

import io.sitrep.incident.api.PreviewResource.PreviewView;
import io.sitrep.incident.console.Form;
import io.sitrep.kit.problem.Problem;
import java.util.List;

/**
 * What somebody wanted on a screen, which is to be shown again with what they typed.
 *
 * @param form which of the screen's forms; none is {@code ""}
 * @param problem why it was refused; null when it was only looked at
 * @param preview what would become of it, or null
 */
public record Attempted(String form, Form typed, Problem problem, PreviewView preview) {
    public static final Attempted NOTHING = new Attempted("", Form.EMPTY, null, null);

    public static Attempted refused(String form, Form typed, Problem problem) {
        return new Attempted(form, typed, problem, null);
    }

    /** The same with the texts of the template that was chosen in its form. */
    Attempted begun(List<TemplateChoice> templates, List<String> locales) {
        return new Attempted(form, TemplateChoice.begin(typed, templates, locales), problem, preview);
    }

    /** Whether it was refused because somebody else was quicker. */
    public boolean isStale() {
        return problem != null && problem.status() == 412;
    }

    public int status() {
        return problem == null ? 200 : problem.status();
    }
}
