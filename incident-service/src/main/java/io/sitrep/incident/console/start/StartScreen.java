package io.sitrep.incident.console.start;

import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;

/**
 * What a newcomer does, and what of it is done.
 *
 * @param typed what was typed into the form for oneself, or nothing
 */
public record StartScreen(Screen screen, Done done, Form typed) {
    /**
     * As far as this service can tell.
     *
     * @param named whether the page has another name than every page begins with
     * @param components whether there are any
     * @param people whether anybody is in the catalog
     * @param slack whether an incident has got its room in Slack
     * @param tested whether a channel was ever tried, from the screen of deliveries
     */
    public record Done(boolean named, boolean components, boolean people, boolean slack, boolean tested) {
        public boolean isAll() {
            return named && components && people && slack && tested;
        }
    }
}
