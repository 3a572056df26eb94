package io.sitrep.incident.page.html;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Everything by which one reader's page differs from another's.
 *
 * @param locale one of those that are configured
 * @param chosenLocale whether the address asked for it ({@code ?lang}); links then ask for it again
 * @param zone in which days begin and times are said
 * @param chosenZone whether the address asked for it ({@code ?tz}); links then ask for it again, and the browser keeps it
 * @param copy whether no service stands behind the page: what only a service can do is not offered
 * @param now up to which uptime is counted; its day is the last one of the bars
 * @param staleSince of which moment the page is, when it could not be brought up to date since; else null
 * @param version of everything the public is told, by which an open page sees whether it is behind; null where it is to ask nobody
 */
public record View(
        Locale locale,
        boolean chosenLocale,
        ZoneId zone,
        boolean chosenZone,
        boolean copy,
        Instant now,
        Instant staleSince,
        String version) {}
