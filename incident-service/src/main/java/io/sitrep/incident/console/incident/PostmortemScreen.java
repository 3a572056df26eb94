package io.sitrep.incident.console.incident;

import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.TextLine;
import io.sitrep.incident.page.Digest;
import io.sitrep.incident.view.IncidentView;
import io.sitrep.incident.view.PostmortemView;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What is written about an incident afterwards, and the form that writes it.
 *
 * @param written the latest version, or what was drafted from the timeline while nobody has written one
 * @param seen its version, which forms send back
 * @param typed what was typed and refused, or nothing
 */
public record PostmortemScreen(Screen screen, IncidentView incident, PostmortemView written, String seen, Form typed) {
    public String base() {
        return "/console/incidents/" + incident.ref();
    }

    /** As it was typed, where it was typed otherwise than it had been seen; else as it is. */
    public String body() {
        return isTyped(typed) ? typed.raw("body") : written.body();
    }

    /** Stands for the text as it is in the form, which would else hold it twice. */
    public String was() {
        return digest(written.body());
    }

    /** Whether its text is another one than the form was opened with. */
    static boolean isTyped(Form form) {
        String body = form.raw("body");
        return body != null && !digest(body).equals(form.raw(Form.WAS + "body"));
    }

    private static String digest(String text) {
        return Digest.of(Form.asTyped(text).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether subscribers are to be told: of the first one, unless somebody said otherwise. */
    public boolean isTold() {
        return typed.raw("body") == null ? written.publishedAt() == null : typed.has("notify", "true");
    }

    public boolean isPublishable() {
        return screen.isResponder() && incident.resolvedAt() != null && !written.generated();
    }

    /** What stands there now and what was typed, line by line; nothing unless somebody else was quicker. */
    public List<TextLine> differences() {
        boolean stale = screen.problem() != null && screen.problem().status() == 412;
        return stale ? TextLine.between(written.body(), body()) : List.of();
    }
}
