package io.sitrep.notifier.channel;

import java.util.UUID;

/**
 * Word that a message did not arrive after all, though the next hop had accepted it.
 *
 * @param delivery its key; of a question, the key of that
 * @param forGood nothing sent to this address will arrive; else it is only noted
 * @param code the status the other side gave, null when it gave none
 * @param reason kept and shown: no address, no text of the other side
 */
public record Bounce(UUID delivery, boolean forGood, String code, String reason) {}
