package io.sitrep.incident.console;

import io.quarkus.qute.RawString;
import io.sitrep.incident.access.Grant;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.console.session.Session;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Impact;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.domain.Wire;
import io.sitrep.incident.page.Digest;
import io.sitrep.incident.page.html.Brand;
import io.sitrep.incident.page.html.Regions;
import io.sitrep.incident.page.html.Times;
import io.sitrep.incident.page.html.Words;
import io.sitrep.kit.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What every screen has around its content.
 *
 * @param path of the screen, with its query but for the language
 * @param session null before somebody has signed in
 * @param formToken of each form on it
 * @param once the key of what the forms on it ask for, so that what is sent twice is done once
 * @param problem why what was asked for was not done; null when nothing was refused
 * @param said what was done just now, or null
 */
public record Screen(
        Brand brand,
        String nav,
        String title,
        String path,
        Locale locale,
        Words words,
        Times times,
        Session session,
        String formToken,
        String once,
        Problem problem,
        Said said) {

    /** A language the console can be read in. */
    public record Language(String tag, String name, String href, boolean current) {}

    public String t(String key) {
        return ConsoleWords.in(locale).say(key);
    }

    public String t(String key, Object about) {
        return ConsoleWords.in(locale).say(key, about);
    }

    public String t(String key, Object about, Object more) {
        return ConsoleWords.in(locale).say(key, about, more);
    }

    /** What was done, in words. */
    public String done() {
        return t(said.key(), said.about());
    }

    /** Why something was not done, as far as there are words for it in this language. */
    public String why() {
        String slug = problem.type().substring(problem.type().lastIndexOf('/') + 1);
        String key = "problem_" + slug.replace('-', '_');
        return t(ConsoleWords.isKnown(key) ? key : "problem");
    }

    /** What the API refuses with, as far as there are words for it in the reader's language. */
    public Refusals.Text refusal(String english) {
        return Refusals.told(english, locale, words);
    }

    public String status(String wire) {
        return words.status(Wire.read(Status.class, wire).orElseThrow());
    }

    public String component(String wire) {
        return words.component(Wire.read(ComponentStatus.class, wire).orElseThrow());
    }

    public String impact(String wire) {
        return words.impact(Wire.read(Impact.class, wire).orElseThrow());
    }

    /** @param safe HTML that was made of what people wrote, by what lets nothing harmful through */
    public RawString html(String safe) {
        return new RawString(safe);
    }

    /** What a part of the world is called. */
    public String region(String code) {
        Map<String, String> own = new HashMap<>();
        io.sitrep.incident.catalog.region.Regions.now().all().forEach(each -> own.put(each.code(), each.name()));
        return new Regions(own, words).name(code);
    }

    /** What a field of the API is called on the screens, as far as it stands on one. */
    public String field(String name) {
        return Stream.of(
                        "",
                        "fact_",
                        "maintenanceField_",
                        "catalogField_",
                        "field_",
                        "subscribers_",
                        "deliveries_",
                        "tokens_")
                .map(kind -> kind + name)
                .filter(ConsoleWords::isKnown)
                .findFirst()
                .map(this::t)
                .orElse(name);
    }

    /** What a language is called in the reader's. */
    public String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(locale);
    }

    /** What a text is called in which place: {@code word("severity_", "SEV1")}. */
    public String word(String kind, String value) {
        String key = kind + value;
        return ConsoleWords.isKnown(key) ? t(key) : value;
    }

    public boolean isSignedIn() {
        return session != null;
    }

    /** By which a browser knows whose drafts it keeps: the same after signing in again, also with another token of that name. */
    public String who() {
        Grant grant = session.grant();
        return Digest.of((grant.isPerson() ? grant.actor() : grant.name()).getBytes(StandardCharsets.UTF_8));
    }

    public boolean isResponder() {
        return may(Role.RESPONDER);
    }

    public boolean isPublisher() {
        return may(Role.PUBLISHER);
    }

    public boolean isAdmin() {
        return may(Role.ADMIN);
    }

    public String role() {
        return session.grant().role().wire();
    }

    public List<Language> languages() {
        return ConsoleWords.LANGUAGES.stream()
                .map(each -> new Language(
                        each.getLanguage(),
                        own(each),
                        path + (path.contains("?") ? "&" : "?") + "lang=" + each.getLanguage(),
                        each.equals(locale)))
                .toList();
    }

    /** What is said of a value in the form, or null. */
    public String wrong(String field) {
        return problem == null
                ? null
                : problem.errors().stream()
                        .filter(error -> error.field().equals(field))
                        .map(error -> error.message())
                        .findFirst()
                        .orElse(null);
    }

    /**
     * The same of one thing.
     *
     * @param name of it, for the title of the page
     * @param why something about it was refused, or null
     */
    public Screen about(String name, Problem why) {
        return new Screen(brand, nav, name, path, locale, words, times, session, formToken, once, why, said);
    }

    /** The same, on which something was refused. */
    public Screen refusing(Problem why) {
        return about(title, why);
    }

    private boolean may(Role role) {
        return session != null && session.grant().role().compareTo(role) >= 0;
    }

    private static String own(Locale locale) {
        String name = locale.getDisplayName(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }
}
