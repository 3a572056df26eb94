package io.sitrep.incident.api;

import io.sitrep.incident.page.PublicComponent;
import io.sitrep.incident.report.Reports;

/**
 * Body of {@code POST /api/v1/reports}.
 *
 * @param component id or public id
 * @param country ISO 3166-1 alpha-2, or null
 * @param region code, or null; looked at and not kept
 * @param text whatever the reporter likes to say, or null; looked at and not kept
 */
record ReportBody(String component, String country, String region, String text) {
    private static final int TEXT = 1_000;

    /** One that can be counted. */
    record Checked(PublicComponent component, String country) {}

    Checked checked(Reports reports) {
        Checks checks = new Checks();
        String reference = checks.text("component", component, Limits.NAME);
        PublicComponent known =
                reports.component(reference).filter(each -> !each.retired()).orElse(null);
        if (known == null && !reference.isEmpty()) {
            checks.refuse("component", "is not a component that is known here");
        }
        if (country != null && !Reports.isCountry(country)) {
            checks.refuse("country", "is not a country code of ISO 3166-1, two capital letters");
        }
        checks.regions("region", region == null ? null : java.util.List.of(region));
        checks.optionalText("text", text, TEXT);
        checks.done();
        return new Checked(known, country);
    }
}
