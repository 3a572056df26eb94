package io.sitrep.incident.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sitrep.incident.store.ComponentRow;
import io.sitrep.incident.store.Provides;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a request says of a component. A field that was left out is null and stays as it is; one that is {@code null} in
 * the JSON is empty and goes back to what a new component has.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public final class ComponentFields {
    private static final int LATEST_YEAR = 9999;

    public Optional<String> name;
    public Optional<String> description;
    public Optional<Integer> position;

    /** UUID or public id of the group. */
    public Optional<String> groupId;

    public Optional<Boolean> onlyShowIfDegraded;
    public Optional<Boolean> showcase;

    /** {@code 2026-03-04}. */
    public Optional<String> startDate;

    /** UUIDs, public ids or names of what it needs to work. */
    public Optional<List<String>> dependsOn;

    /** Codes of where it is offered; none: everywhere. */
    public Optional<List<String>> regions;

    /** Which of the ways on which people are told it is. */
    public Optional<Provides> provides;

    /**
     * Takes over all but what has to be looked up or stands elsewhere: the group, what it depends on, its regions.
     *
     * @throws io.sitrep.kit.problem.ProblemException 422 that names every value that is wrong
     */
    void apply(ComponentRow row) {
        Checks checks = new Checks();
        if (name != null) {
            row.name = checks.text("name", name.orElse(null), Limits.NAME);
        }
        if (description != null) {
            row.description = checks.optionalText("description", description.orElse(null), Limits.MESSAGE);
        }
        if (position != null) {
            row.position = position.orElse(0);
        }
        if (onlyShowIfDegraded != null) {
            row.onlyShowIfDegraded = onlyShowIfDegraded.orElse(false);
        }
        if (showcase != null) {
            row.showcase = showcase.orElse(false);
        }
        if (startDate != null) {
            row.startDate = startDate.map(text -> date(text, checks)).orElse(null);
        }
        if (provides != null) {
            row.provides =
                    Provides.text(provides.map(said -> checked(said, checks)).orElse(null));
        }
        if (regions != null) {
            checks.regions("regions", regions.orElse(List.of()));
        }
        checks.done();
    }

    private static Provides checked(Provides said, Checks checks) {
        if (said.isNothing()) {
            checks.refuse("provides", "must name a channel or mail_domains");
        }
        if (said.channel() != null && !Provides.CHANNELS.contains(said.channel())) {
            checks.refuse("provides.channel", "is not a channel");
        }
        if (said.mailDomains().size() > Provides.MOST_DOMAINS) {
            checks.refuse("provides.mail_domains", "must have at most " + Provides.MOST_DOMAINS);
        }
        for (int i = 0; i < said.mailDomains().size(); i++) {
            if (!Provides.isDomain(said.mailDomains().get(i))) {
                checks.refuse("provides.mail_domains." + i, "is not a mail domain such as example.com");
            }
        }
        return new Provides(
                said.channel(), said.mailDomains().stream().distinct().toList());
    }

    private static LocalDate date(String text, Checks checks) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 0 && date.getYear() <= LATEST_YEAR) {
                return date;
            }
        } catch (DateTimeException unreadable) {
            // Refused like one that is out of reach.
        }
        checks.refuse("start_date", "is not a date such as 2026-03-04");
        return null;
    }
}
