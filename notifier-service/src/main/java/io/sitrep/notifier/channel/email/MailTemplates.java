package io.sitrep.notifier.channel.email;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The mail in its two forms. Values are escaped in the HTML one. */
@CheckedTemplate(basePath = "mail")
final class MailTemplates {
    private MailTemplates() {}

    static native TemplateInstance html(MailView mail);

    static native TemplateInstance text(MailView mail);
}
