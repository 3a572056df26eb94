package io.sitrep.incident.console.social;

import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.incident.Difference;
import io.sitrep.incident.console.social.SocialScreen.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody wants of an account otherwise than they had seen it. The notifier takes whole accounts: what was left alone is
 * sent as it is by now, whoever has changed it. Between the look and the change somebody may still be quicker.
 *
 * @param now the account as it is
 * @param typed its form, which says under {@code was.} how each field was seen
 */
record AccountWish(Account now, Form typed) {
    static final List<String> POSTS = List.of("first", "update", "resolved");
    static final String TEMPLATE = "template.";

    private static final List<String> TICKS = List.of("enabled", "maintenances", "postmortems", "every_update");

    /** By the names of the form's fields; a tick that is not there is empty. */
    Map<String, String> seen() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("enabled", ticked(now.enabled()));
        fields.put("min_impact", Form.asTyped(now.minImpact()));
        fields.put("locale", Form.asTyped(now.locale()));
        fields.put("maintenances", ticked(now.maintenances()));
        fields.put("postmortems", ticked(now.postmortems()));
        fields.put("every_update", ticked(now.everyUpdate()));
        POSTS.forEach(
                post -> fields.put(TEMPLATE + post, Form.asTyped(now.templates().get(post))));
        return fields;
    }

    /** A field as it was typed, where it was typed otherwise than it had been seen; else as it is. */
    String value(String field) {
        return typed.isChanged(field) ? typed.or(field, "") : seen().get(field);
    }

    /** Whether somebody else has changed meanwhile what is to be changed, and not to the same. */
    boolean isOvertaken() {
        return seen().entrySet().stream()
                .anyMatch(field -> typed.isChanged(field.getKey())
                        && !was(field.getKey()).equals(field.getValue())
                        && !value(field.getKey()).equals(field.getValue()));
    }

    /** What somebody else has changed meanwhile. */
    List<Difference> differences(Screen screen) {
        List<Difference> all = new ArrayList<>();
        seen().forEach((field, text) -> {
            if (!was(field).equals(text)) {
                all.add(new Difference(
                        name(field),
                        shown(screen, field, was(field)),
                        shown(screen, field, text),
                        typed.isChanged(field) ? shown(screen, field, value(field)) : null));
            }
        });
        return all;
    }

    /** As the notifier's API takes it: what it does not get is as it was at first. */
    Map<String, Object> body() {
        Map<String, Object> account = new HashMap<>();
        account.put("channel", now.channel());
        TICKS.forEach(field -> account.put(field, value(field).equals("true")));
        account.put("min_impact", value("min_impact"));
        account.put("locale", value("locale"));
        account.put("time_zone", now.timeZone());
        account.put("components", now.components());
        account.put("groups", now.groups());
        account.put("regions", now.regions());
        Map<String, String> templates = new HashMap<>();
        POSTS.stream()
                .filter(post -> !value(TEMPLATE + post).isBlank())
                .forEach(post -> templates.put(post, value(TEMPLATE + post)));
        account.put("templates", templates);
        return Map.of("accounts", List.of(account));
    }

    private String was(String field) {
        return typed.or(Form.WAS + field, "");
    }

    private static String shown(Screen screen, String field, String text) {
        if (TICKS.contains(field)) {
            return text.isEmpty() ? screen.t("catalogNo") : screen.t("catalogYes");
        }
        return field.equals("min_impact") && !text.isEmpty() ? screen.impact(text) : text;
    }

    /** Of the field's text. */
    private static String name(String field) {
        return switch (field) {
            case "enabled" -> "social_enabled";
            case "min_impact" -> "subscribers_impact";
            case "every_update" -> "subscribers_everyUpdate";
            default ->
                field.startsWith(TEMPLATE) ? "post_" + field.substring(TEMPLATE.length()) : "subscribers_" + field;
        };
    }

    private static String ticked(boolean so) {
        return so ? "true" : "";
    }
}
