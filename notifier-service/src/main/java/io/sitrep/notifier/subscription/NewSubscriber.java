package io.sitrep.notifier.subscription;

import java.util.List;

/**
 * Who wants to be told, where, and of what. Absent filters let everything pass; absent flags mean: maintenances and
 * postmortems yes, every single update no. Where a channel is usually for less, that is what is absent there.
 *
 * @param components ids of components
 * @param minImpact none, minor, major or critical
 * @param locale one of those the page is kept in
 * @param timeZone a region's name such as {@code Europe/Rome}
 * @param secret {@code whsec_…}, for a webhook; made when absent
 */
public record NewSubscriber(
        String channel,
        String address,
        List<String> components,
        List<String> groups,
        List<String> regions,
        String minImpact,
        Boolean maintenances,
        Boolean postmortems,
        Boolean everyUpdate,
        String locale,
        String timeZone,
        List<Fallback> fallback,
        String secret) {

    /** Another address, for when the first is out. */
    public record Fallback(String channel, String address) {}

    /** Without the values: address and secret are the subscriber's own. */
    @Override
    public String toString() {
        return "NewSubscriber";
    }
}
