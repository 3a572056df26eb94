package io.sitrep.incident.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.Impact;
import io.sitrep.incident.domain.Status;

/**
 * Every word the page itself says, in English. Another language is one file, {@code messages/words_it.properties}, with
 * the same names.
 */
@MessageBundle(value = "words", locale = "en")
public interface Words {
    @Message("en")
    String language();

    @Message("ltr")
    String direction();

    @Message("Skip to content")
    String skip();

    @Message("Pages")
    String pages();

    @Message("Current status")
    String current();

    @Message("History")
    String history();

    @Message("{#when indicator}{#is NONE}All Systems Operational{#is MAINTENANCE}Service Under Maintenance"
            + "{#is MINOR}Minor Service Outage{#is MAJOR}Partial System Outage{#else}Major Service Outage{/when}")
    String overall(Indicator indicator);

    @Message("{#if count == 0}No open incidents{#else if count == 1}1 open incident{#else}{count} open incidents{/if}")
    String openCount(int count);

    @Message("{#if count == 1}1 component is not fully operational"
            + "{#else}{count} components are not fully operational{/if}")
    String troubledCount(long count);

    @Message("This page could not be brought up to date since")
    String staleSince();

    @Message("What it shows may have changed meanwhile.")
    String staleMeans();

    @Message("Open incidents")
    String openIncidents();

    @Message("Scheduled maintenance")
    String maintenances();

    @Message("From")
    String from();

    @Message("Until")
    String until();

    @Message("Components")
    String components();

    @Message("Past incidents and maintenance")
    String pastIncidents();

    @Message("No incidents in the last {days} days")
    String quiet(int days);

    @Message("The latest before that")
    String earlier();

    @Message("No incidents")
    String noIncidents();

    @Message("All incidents by month")
    String fullHistory();

    @Message("{#when status}{#is INVESTIGATING}Investigating{#is IDENTIFIED}Identified{#is MONITORING}Monitoring"
            + "{#is RESOLVED}Resolved{#is POSTMORTEM}Postmortem{#is SCHEDULED}Scheduled{#is IN_PROGRESS}In progress"
            + "{#is VERIFYING}Verifying{#is COMPLETED}Completed{#else}Cancelled{/when}")
    String status(Status status);

    @Message(
            "{#when impact}{#is CRITICAL}Critical impact{#is MAJOR}Major impact{#is MINOR}Minor impact{#is MAINTENANCE}Maintenance"
                    + "{#else}Little or no impact{/when}")
    String impact(Impact impact);

    @Message("{#when status}{#is OPERATIONAL}Operational{#is UNDER_MAINTENANCE}Under maintenance"
            + "{#is DEGRADED_PERFORMANCE}Degraded performance{#is PARTIAL_OUTAGE}Partial outage"
            + "{#else}Major outage{/when}")
    String component(ComponentStatus status);

    @Message("Started")
    String started();

    @Message("Resolved")
    String resolved();

    @Message("Lasted")
    String lasted();

    @Message("Next update by")
    String nextUpdateBy();

    @Message("Affected components")
    String affected();

    @Message("What you can do meanwhile")
    String workaround();

    @Message("Updates, newest first")
    String updates();

    @Message("Postmortem")
    String postmortem();

    @Message("Published")
    String published();

    @Message("No updates were published.")
    String noUpdates();

    @Message("was")
    String was();

    @Message("This update was retracted.")
    String retracted();

    @Message("corrected")
    String corrected();

    @Message("less than a minute")
    String moment();

    @Message("{#if days > 0}{days} d {/if}{#if hours > 0}{hours} h {/if}{#if minutes > 0}{minutes} min{/if}")
    String duration(long days, int hours, int minutes);

    @Message("Older")
    String older();

    @Message("Newer")
    String newer();

    @Message("Page {number} of {count}")
    String pageOf(int number, int count);

    @Message("More of the history")
    String more();

    @Message("There is no such page")
    String missing();

    @Message("The address may be mistyped, or what was here is not public.")
    String missingMeans();

    @Message("The status is being loaded")
    String loading();

    @Message("Please try again in a few seconds.")
    String loadingMeans();

    @Message("Last update to the public")
    String lastWord();

    @Message("Times are in the zone {zone}.")
    String zone(String zone);

    /** As {@link java.time.format.DateTimeFormatter} reads it; always with the zone. */
    @Message("d MMM uuuu, HH:mm z")
    String timePattern();

    @Message("EEEE, d MMMM uuuu")
    String dayPattern();

    @Message("MMMM uuuu")
    String monthPattern();
}
