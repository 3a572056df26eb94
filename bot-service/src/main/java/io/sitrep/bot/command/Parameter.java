package io.sitrep.bot.command;

import io.sitrep.bot.reply.Phrase;
import java.util.List;

/**
 * What can follow a verb. {@code sign} is how the grammar writes it. The parser reads parameters in the order a verb names them;
 * a platform with forms of its own makes options of them.
 */
public enum Parameter {
    SEVERITY("[SEVn]", "severity", Kind.CHOICE),
    /** As {@link #SEVERITY}, where the verb is about nothing else. */
    NEW_SEVERITY("<SEVn>", "severity", Kind.CHOICE),
    /** What a form showed when it was opened. Nobody has to type it. */
    SHOWN_SEVERITY("", "severity", Kind.WORD),
    /** How it stood when a form was opened. Nobody has to type it. */
    SEEN("", "text", Kind.WORD),
    REFERENCE("[INC-n]", "ref", Kind.WORD),
    /** One update of the incident, by its public id: what a button means. Nobody has to type it. */
    UPDATE("", "update", Kind.WORD),
    TITLE("[title…]", "title", Kind.WORDS),
    TEXT("[text…]", "text", Kind.WORDS),
    REASON("[reason…]", "reason", Kind.WORDS),
    NOTE("<text…>", "text", Kind.WORDS),
    STATUS("<status>", "status", Kind.CHOICE),
    ROLE("<role>", "role", Kind.WORD),
    SOMEONE("@someone", "person", Kind.PERSON),
    /** What is done with tasks. */
    TASK_DEED("add|done|list", "action", Kind.CHOICE),
    TASK("…", "task", Kind.WORDS),
    COMPONENT("<name>", "component", Kind.WORDS),
    COMPONENT_STATUS("<status>", "status", Kind.CHOICE),
    REGION_DEED("add|remove", "action", Kind.CHOICE),
    REGION("<code>", "region", Kind.WORD),
    URL("<url>", "url", Kind.WORD),
    INTO("<INC-m>", "into", Kind.WORD),
    VERB("[verb]", "verb", Kind.WORD);

    /** How it is given. */
    public enum Kind {
        /** One of {@link Parameter#choices()}. */
        CHOICE,
        WORD,
        /** All that is left of the line. */
        WORDS,
        /** Somebody of that platform. */
        PERSON
    }

    private final String sign;
    private final String option;
    private final Kind kind;

    Parameter(String sign, String option, Kind kind) {
        this.sign = sign;
        this.option = option;
        this.kind = kind;
    }

    public String sign() {
        return sign;
    }

    /** What a platform with options of its own calls it. */
    public String option() {
        return option;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether a verb can do nothing without it. */
    public boolean isWanted() {
        return switch (this) {
            case NOTE, STATUS, ROLE, TASK_DEED, COMPONENT, COMPONENT_STATUS, REGION_DEED, REGION, URL, INTO -> true;
            default -> false;
        };
    }

    /** Whether people type it: what has no sign is said by buttons and forms alone. */
    public boolean isTyped() {
        return !sign.isEmpty();
    }

    /** What it means, in one line. */
    public Phrase meaning() {
        return Phrase.of("parameter." + option);
    }

    /** Those there are, of a {@link Kind#CHOICE}; else none. */
    public List<String> choices() {
        return switch (this) {
            case SEVERITY, NEW_SEVERITY -> Choices.SEVERITIES;
            case STATUS -> Choices.STATUSES;
            case COMPONENT_STATUS -> ComponentState.wires();
            case TASK_DEED -> Choices.TASK_DEEDS;
            case REGION_DEED -> Choices.REGION_DEEDS;
            default -> List.of();
        };
    }
}
