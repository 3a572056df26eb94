package io.sitrep.bot.command;

import io.sitrep.bot.Settings;
import io.sitrep.bot.catalog.Components;
import io.sitrep.bot.catalog.Regions;
import io.sitrep.bot.command.StandardTexts.Facts;
import io.sitrep.bot.incident.Dossier;
import io.sitrep.bot.incident.Order;
import io.sitrep.bot.incident.Orders;
import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Phrase;
import io.sitrep.bot.reply.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The forms that ask for what was not typed, and what is done with them once they are filled in. */
@Singleton
public class Forms {
    public static final String SEVERITY = "severity";
    public static final String REASON = "reason";

    private final Components components;
    private final Regions regions;
    private final StandardTexts texts;
    private final List<String> translations;

    public Forms(Components components, Regions regions, StandardTexts texts, Settings settings) {
        this.components = components;
        this.regions = regions;
        this.texts = texts;
        this.translations = settings.locales().stream()
                .filter(locale -> !locale.equals(settings.defaultLocale()))
                .toList();
    }

    public Uni<Decision> askForDeclaration(Asked asked, Usage usage) {
        Optional<String> severity = asked.get(Parameter.SEVERITY);
        return fields(asked).map(fields -> {
            fields.title();
            fields.severity(severity.orElse("SEV3"));
            fields.status("investigating");
            fields.message(false, "form.message.template");
            fields.affected();
            fields.rest();
            fields.translations(translations, true);
            String command = "declare" + severity.map(value -> " " + value).orElse("");
            Form form = new Form(
                    command, asked.tongue().say("form.declare"), asked.tongue().say("form.declare.send"), fields.all());
            return new Decision.Ask(form, typed(usage, "misuse.declare"));
        });
    }

    public Uni<Decision> askForUpdate(Asked asked, Usage usage, Dossier incident) {
        return fields(asked).map(fields -> {
            fields.about(incident);
            fields.message(true, "form.message.hint");
            fields.newStatus(incident.status());
            fields.affected();
            fields.rest();
            fields.translations(translations, false);
            return new Decision.Ask(
                    form(asked, "update", incident, fields).completing(Seen.sign(incident)),
                    typed(usage, "misuse.update", incident.ref()));
        });
    }

    public Uni<Decision> askForSeverity(Asked asked, Usage usage, Dossier incident) {
        Fields fields = new Fields(asked.tongue(), List.of(), List.of());
        fields.severity(incident.severity());
        fields.reason();
        return Uni.createFrom()
                .item(new Decision.Ask(
                        form(asked, "severity", incident, fields).completing(Signs.shown(incident.severity())),
                        typed(usage, "misuse.new-severity", incident.ref())));
    }

    /** What a declaration's form says; without a message the template says it. */
    public Uni<Decision> declaration(Asked asked, Usage usage, Function<Map<String, Object>, Order> order) {
        Filled filled = new Filled(asked, translations).title().severity().common(false);
        if (filled.says()) {
            return decided(filled, usage, order);
        }
        return named(asked)
                .chain(names -> texts.first(new Facts(
                        String.valueOf(filled.body().get("title")),
                        String.valueOf(filled.body().getOrDefault(SEVERITY, "SEV3")),
                        String.valueOf(filled.body().getOrDefault("status", "investigating")),
                        names,
                        filled.regions())))
                .chain(wording -> decided(filled.unlessSaid(wording), usage, order));
    }

    /** Of the components chosen in a form. */
    private Uni<List<String>> named(Asked asked) {
        List<String> ids = List.of(asked.filled("components").orElse("").split(","));
        return components
                .all()
                .map(all -> all.stream()
                        .filter(component -> ids.contains(component.id()))
                        .map(Components.Component::name)
                        .toList());
    }

    /** What an update's form says. */
    public Uni<Decision> update(Asked asked, Usage usage, Dossier incident) {
        Filled filled = new Filled(asked, translations).common(true).about(incident);
        return decided(filled, usage, body -> Orders.update(incident.ref(), body));
    }

    private Uni<Fields> fields(Asked asked) {
        return Uni.combine()
                .all()
                .unis(components.all(), regions.all())
                .with((parts, places) -> new Fields(asked.tongue(), parts, places));
    }

    /** By the keys of the fields. */
    public Map<String, Phrase> wrongInDeclaration(Asked asked) {
        return new Filled(asked, translations).title().severity().common(false).problems();
    }

    /** By the keys of the fields. */
    public Map<String, Phrase> wrongInUpdate(Asked asked) {
        return new Filled(asked, translations).common(true).problems();
    }

    private static Uni<Decision> decided(Filled filled, Usage usage, Function<Map<String, Object>, Order> order) {
        List<Phrase> problems = List.copyOf(filled.problems().values());
        return problems.isEmpty()
                ? Decision.act(order.apply(filled.body()))
                : Decision.misused(usage, problems.toArray(Phrase[]::new));
    }

    private static Form form(Asked asked, String verb, Dossier incident, Fields fields) {
        return new Form(
                verb + " " + incident.ref(),
                incident.ref() + ": " + incident.title(),
                asked.tongue().say("form." + verb + ".send"),
                fields.all());
    }

    private static Reply typed(Usage usage, String key, Object... parts) {
        return new Reply.Misuse(Phrase.of(key, parts), List.of(usage.helpLine()));
    }
}
