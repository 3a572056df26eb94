package io.sitrep.incident.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.sitrep.incident.command.ComponentTarget;
import io.sitrep.incident.domain.Cause;
import io.sitrep.incident.domain.DataImpact;
import io.sitrep.incident.domain.Edit;
import io.sitrep.incident.domain.PlainText;
import io.sitrep.incident.domain.Severity;
import io.sitrep.incident.domain.Visibility;
import io.sitrep.incident.domain.Wire;
import java.util.List;
import java.util.function.BiFunction;

/** The body of {@code PATCH /api/v1/incidents/{ref}}; what is left out stays as it is. */
public record EditBody(
        String title,
        String severity,
        String visibility,
        List<String> regions,
        List<ComponentBody> components,
        @JsonDeserialize(using = Withdrawable.class) String workaround,
        Known cause,
        Known dataImpact) {

    /** How much is known of something, and in words what. */
    public record Known(String state, String text) {
        private <S extends Enum<S> & Wire, T> T checked(
                String field, Class<S> states, Checks checks, BiFunction<S, String, T> known) {
            S how = checks.oneOf(field + ".state", states, state);
            if (state == null) {
                checks.refuse(field + ".state", "is missing");
            }
            return known.apply(how, checks.optionalText(field + ".text", text, Limits.MESSAGE));
        }
    }

    /** What was read: the wish, and the components it names. */
    record Checked(Edit edit, List<ComponentTarget> targets) {}

    Checked checked() {
        Checks checks = new Checks();
        Edit edit = new Edit(
                title == null ? null : checks.text("title", PlainText.line(title), Limits.TITLE),
                checks.oneOf("severity", Severity.class, severity),
                checks.oneOf("visibility", Visibility.class, visibility),
                checks.regions("regions", regions),
                List.of(),
                checks.withdrawableText("workaround", workaround, Limits.MESSAGE),
                cause == null ? null : cause.checked("cause", Cause.State.class, checks, Cause::new),
                dataImpact == null
                        ? null
                        : dataImpact.checked("data_impact", DataImpact.State.class, checks, DataImpact::new));
        var targets = ComponentBody.targets(components, checks);
        checks.done();
        return new Checked(edit, targets);
    }
}
