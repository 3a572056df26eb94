package io.sitrep.bot.command;

/**
 * What can follow a verb, in the grammar's own signs. The parser reads them in the order a verb names them; a platform
 * with forms of its own makes options of them.
 */
public enum Parameter {
    SEVERITY("[SEVn]"),
    REFERENCE("[INC-n]"),
    TITLE("[title…]"),
    TEXT("[text…]"),
    VERB("[verb]");

    private final String sign;

    Parameter(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }
}
