package io.sitrep.bot.command;

import io.sitrep.bot.Settings;
import io.sitrep.bot.catalog.Template;
import io.sitrep.bot.catalog.Templates;
import io.sitrep.bot.incident.Dossier;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Tongue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said when somebody gives no words: the catalog's template, in each language it has; else a sentence of ours in
 * the page's own language.
 */
@Singleton
public class StandardTexts {
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]{0,100}?)\\s*}}");

    private final Templates templates;
    private final String publicUrl;
    private final Tongue own;

    public StandardTexts(Templates templates, Settings settings) {
        this.templates = templates;
        this.publicUrl = settings.publicUrl().toString();
        this.own = Tongue.of(Language.of(settings.defaultLocale()).orElse(Language.EN));
    }

    /** What fills the places of a template; what is unknown is said so that the sentence stays true. */
    public record Facts(String title, String severity, String status, List<String> components, List<String> regions) {
        public static Facts of(Dossier incident, String status) {
            return new Facts(
                    incident.title(),
                    incident.severity(),
                    status,
                    incident.components().stream().map(Dossier.Component::name).toList(),
                    incident.regions());
        }

        private Optional<String> fill(String place, Tongue tongue) {
            return Optional.ofNullable(
                    switch (place) {
                        case "title" -> title;
                        case "severity" -> severity;
                        case "status" -> tongue.word("status", status);
                        case "components" -> names(components, tongue.say("standard.components"));
                        case "regions" -> names(regions, tongue.say("standard.regions"));
                        case "next_update" -> tongue.say("standard.next_update");
                        default -> null;
                    });
        }

        private static String names(List<String> names, String none) {
            return names.isEmpty() ? none : String.join(", ", names);
        }
    }

    /** What a declaration says. */
    public Uni<Wording> first(Facts facts) {
        return templates.firstUpdate().map(found -> said(found, facts, "standard.first"));
    }

    /** What a change to that status says. */
    public Uni<Wording> of(Facts facts) {
        return templates
                .all()
                .map(all -> all.stream()
                        .filter(template -> facts.status().equals(template.status()) && !template.firstUpdate())
                        .findFirst())
                .map(found -> said(found, facts, "standard." + facts.status()));
    }

    /** What reopening says. */
    public Wording again() {
        return new Wording(own.say("standard.reopened"), Map.of(), Map.of());
    }

    private Wording said(Optional<Template> template, Facts facts, String otherwise) {
        return template.map(found -> new Wording(
                        filled(found.message(), facts, own),
                        translated(found, facts, Template.Words::message),
                        translated(found, facts, Template.Words::title)))
                .orElseGet(() -> new Wording(own.say(otherwise), Map.of(), Map.of()));
    }

    private Map<String, String> translated(Template template, Facts facts, Function<Template.Words, String> part) {
        Map<String, String> texts = new TreeMap<>();
        template.translations().forEach((locale, words) -> {
            String text = part.apply(words);
            if (text != null) {
                texts.put(
                        locale,
                        filled(text, facts, Tongue.of(Language.of(locale).orElse(own.language()))));
            }
        });
        return texts;
    }

    private String filled(String text, Facts facts, Tongue tongue) {
        Matcher place = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            String name = place.group(1);
            String value = name.equals("page_url")
                    ? publicUrl
                    : facts.fill(name, tongue).orElse(place.group());
            place.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return place.appendTail(filled).toString();
    }
}
