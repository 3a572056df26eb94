package io.sitrep.notifier.channel.email;

import java.util.regex.Pattern;

/** The words by which servers without enhanced codes say that there is no such mailbox, where they leave no doubt. */
public final class NobodyThere {
    private static final Pattern WORDS = Pattern.compile(
            "(?i)(user|recipient|mailbox|address|account)( is|'s)? (unknown|not found|does ?n[o']t exist"
                    + "|no longer (exists|valid))|(unknown|no such|non-?existent) (local )?(user|recipient|mailbox|address"
                    + "|account)|no mailbox here by that name|doesn't have an? \\S+ account|host (unknown|not found)");

    private NobodyThere() {}

    public static boolean isSaidIn(String text) {
        return WORDS.matcher(text).find();
    }
}
