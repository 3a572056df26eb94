package io.sitrep.kit.settings;

/** A setting that is missing or wrong. It stops the start; the message names the variable and never its value. */
public class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingException(String variable, String whatIsWanted) {
        super(variable + ": " + whatIsWanted);
    }
}
