package io.sitrep.settings;

/**
 * A variable as one service reads it.
 *
 * @param preset what holds where it is not set, as Markdown: empty where it is off then, {@code required} where it has to be set
 * @param meaning may be empty: then the words beside {@link SettingsTable} say it
 */
record Setting(String variable, String service, String preset, String meaning) {
    static final String REQUIRED = "required";

    Setting named(String other) {
        return new Setting(other, service, preset, meaning);
    }
}
