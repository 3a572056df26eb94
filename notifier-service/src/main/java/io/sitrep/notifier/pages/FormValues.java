package io.sitrep.notifier.pages;

import io.sitrep.notifier.subscription.NewSubscriber;
import io.sitrep.notifier.subscription.Preferences;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Collection;
import java.util.List;

/** What a form says, as it came: good or not, it is shown again. Texts are never null. */
record FormValues(
        String channel,
        String address,
        String furtherChannel,
        String furtherAddress,
        List<String> components,
        List<String> groups,
        List<String> regions,
        String minImpact,
        boolean maintenances,
        boolean postmortems,
        boolean everyUpdate,
        String locale,
        String timeZone) {
    /** Of impacts: whatever the channel is usually for. */
    static final String USUAL = "";

    private static final String ON = "true";

    static FormValues empty(String channel, String locale, String timeZone) {
        return new FormValues(
                channel, "", "", "", List.of(), List.of(), List.of(), USUAL, true, true, false, locale, timeZone);
    }

    /** @param given null where nothing was sent */
    static FormValues of(MultivaluedMap<String, String> given) {
        MultivaluedMap<String, String> form = given == null ? new MultivaluedHashMap<>() : given;
        return new FormValues(
                text(form, "channel"),
                text(form, "address"),
                text(form, "fallback_channel"),
                text(form, "fallback_address"),
                form.getOrDefault("components", List.of()),
                form.getOrDefault("groups", List.of()),
                form.getOrDefault("regions", List.of()),
                text(form, "min_impact"),
                ON.equals(form.getFirst("maintenances")),
                ON.equals(form.getFirst("postmortems")),
                ON.equals(form.getFirst("every_update")),
                text(form, "locale"),
                text(form, "time_zone"));
    }

    static FormValues of(Preferences wanted) {
        return new FormValues(
                "",
                "",
                "",
                "",
                texts(wanted.filter().components()),
                texts(wanted.filter().groups()),
                texts(wanted.filter().regions()),
                wanted.filter().minImpact().word(),
                wanted.flags().maintenances(),
                wanted.flags().postmortems(),
                wanted.flags().everyUpdate(),
                wanted.locale(),
                wanted.timeZone());
    }

    NewSubscriber wanted() {
        List<NewSubscriber.Fallback> further = furtherAddress.isEmpty()
                ? List.of()
                : List.of(new NewSubscriber.Fallback(orNull(furtherChannel), furtherAddress));
        return new NewSubscriber(
                orNull(channel),
                orNull(address),
                components,
                groups,
                regions,
                orNull(minImpact),
                unlessUsual(maintenances),
                unlessUsual(postmortems),
                everyUpdate,
                orNull(locale),
                orNull(timeZone),
                further,
                null);
    }

    /** What is ticked from the beginning says nothing as long as the rest is as usual. */
    private Boolean unlessUsual(boolean ticked) {
        return ticked && minImpact.equals(USUAL) ? null : Boolean.valueOf(ticked);
    }

    private static String text(MultivaluedMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static List<String> texts(Collection<?> values) {
        return values.stream().map(Object::toString).toList();
    }

    /** Without the addresses. */
    @Override
    public String toString() {
        return "FormValues";
    }
}
