package io.sitrep.incident.page.html;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.sitrep.incident.domain.Cause;
import io.sitrep.incident.domain.ComponentStatus;
import io.sitrep.incident.domain.DataImpact;
import io.sitrep.incident.domain.Impact;
import io.sitrep.incident.domain.Status;
import io.sitrep.incident.page.Indicator;

/**
 * Every word the page itself says. A language is one file: {@code messages/words_it.properties} for Italian, with a line for
 * each name below, and one for each constant of an enum. Texts may choose by a number as Qute's templates do.
 */
@MessageBundle(value = "words", locale = "en")
public interface Words {
    /** Tag of the language these words are in. */
    @Message
    String language();

    @Message
    String skip();

    @Message
    String pages();

    @Message
    String current();

    @Message
    String history();

    @Message
    String maintenance();

    @Message
    String subscribe();

    @Message
    String chooseLanguage();

    @Message
    String chooseZone();

    @Message
    String show();

    @Message
    String theme();

    @Message
    String live();

    @Message
    String reconnecting();

    @Message
    String overall(Indicator indicator);

    @Message
    String openCount(int count);

    @Message
    String troubled(String names);

    /** Names, and how many others. */
    @Message
    String andMore(String names, long count);

    @Message
    String underWayCount(int count);

    @Message
    String staleSince();

    @Message
    String staleMeans();

    /** A moment follows. */
    @Message
    String copyAsOf();

    /** The address of the page itself follows. */
    @Message
    String copyMeans();

    @Message
    String openIncidents();

    @Message
    String maintenances();

    @Message
    String underWay();

    @Message
    String upcoming();

    @Message
    String pastMaintenances();

    @Message
    String noMaintenances();

    @Message
    String from();

    @Message
    String until();

    @Message
    String components();

    @Message
    String uptime();

    @Message
    String daysBack(int days);

    /** What a bar says in words: a share such as 99.98 %. */
    @Message
    String uptimeOver(String percent, int days);

    @Message
    String alwaysUp();

    @Message
    String onDay(String status, String day);

    @Message
    String fromDayToDay(String status, String first, String last);

    @Message
    String pastIncidents();

    @Message
    String quiet(int days);

    @Message
    String earlier();

    @Message
    String noIncidents();

    @Message
    String fullHistory();

    @Message
    String report();

    @Message
    String status(Status status);

    @Message
    String impact(Impact impact);

    @Message
    String component(ComponentStatus status);

    @Message
    String part(Part part);

    @Message
    String started();

    @Message
    String resolved();

    @Message
    String lasted();

    @Message
    String nextUpdateBy();

    @Message
    String affected();

    @Message
    String regions();

    @Message
    String causeTitle();

    @Message
    String cause(Cause.State cause);

    @Message
    String dataTitle();

    @Message
    String data(DataImpact.State impact);

    @Message
    String workaround();

    @Message
    String updates();

    @Message
    String course();

    /** Between two steps of an incident. */
    @Message
    String after(String duration);

    @Message
    String postmortem();

    @Message
    String published();

    @Message
    String noUpdates();

    @Message
    String was();

    @Message
    String retracted();

    @Message
    String corrected();

    /** Of a text that nobody translated: which language it is in. */
    @Message
    String inLanguage(String language);

    @Message
    String moment();

    @Message
    String duration(long days, int hours, int minutes);

    @Message
    String search();

    @Message
    String searchFor();

    @Message
    String month();

    @Message
    String allMonths();

    @Message
    String nothingFound();

    @Message
    String foundCount(int count);

    @Message
    String all();

    @Message
    String older();

    @Message
    String newer();

    @Message
    String pageOf(int number, int count);

    @Message
    String more();

    @Message
    String missing();

    @Message
    String missingMeans();

    @Message
    String loading();

    @Message
    String loadingMeans();

    @Message
    String lastWord();

    @Message
    String zone(String zone);

    /** When the browser says times in its own zone: days stay those of the page. */
    @Message
    String daysIn(String zone);

    /** As {@link java.time.format.DateTimeFormatter} reads it; always with the zone. */
    @Message
    String timePattern();

    /** Of a time within the year. */
    @Message
    String nearTimePattern();

    /** Of a time below a heading that says the day. */
    @Message
    String clockPattern();

    @Message
    String dayPattern();

    @Message
    String shortDayPattern();

    @Message
    String monthPattern();

    @Message
    String close();

    @Message
    String reportMeans();

    @Message
    String reportComponent();

    @Message
    String reportCountry();

    @Message
    String reportNoCountry();

    @Message
    String reportSend();

    @Message
    String reportThanks();

    @Message
    String reportAgain();

    @Message
    String reportWrong();

    @Message
    String reportNothing();

    /** Those of the last day. */
    @Message
    String reports();

    @Message
    String reportCount(int count);

    /** What a chart says in words. */
    @Message
    String reportChart(String name, int count, int most, String hour);
}
