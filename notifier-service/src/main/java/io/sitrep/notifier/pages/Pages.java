package io.sitrep.notifier.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages. Values are escaped in them. */
@CheckedTemplate(basePath = "pages")
final class Pages {
    private Pages() {}

    static native TemplateInstance subscribe(Frame frame, Wishes wishes, Reach reach);

    static native TemplateInstance accepted(Frame frame, Boolean pending, String secret);

    static native TemplateInstance manage(Frame frame, Wishes wishes, Managed managed);

    static native TemplateInstance notice(Frame frame, String text);
}
