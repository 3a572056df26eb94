package io.sitrep.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.bot.port.Invocation;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Tongue;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhichIncidentTest {
    private static final Person ADA = new Person("slack", "T1", "U1", "Ada");

    /** The incident service is not asked here. */
    private final WhichIncident which = new WhichIncident(
            null,
            (platform, workspace, channel) ->
                    Uni.createFrom().item(channel.equals("C0ROOM") ? Optional.of("INC-9") : Optional.empty()));

    @Test
    void inARoomItIsTheRoomsIncident() {
        assertThat(settled(Map.of())).isEqualTo("INC-9");
    }

    @Test
    void whichOneIsTypedComesFirst() {
        assertThat(settled(Map.of(Parameter.REFERENCE, "INC-3"))).isEqualTo("INC-3");
    }

    private String settled(Map<Parameter, String> given) {
        Asked asked = new Asked(
                new Arguments(given),
                ADA,
                Optional.empty(),
                Tongue.of(Language.EN),
                new Invocation("slack:1", ADA, "C0ROOM", "ack", Map.of(), "", ""));
        String[] settled = new String[1];
        which.settle(asked, ref -> {
                    settled[0] = ref;
                    return Decision.refuse("refuse.over", ref);
                })
                .await()
                .indefinitely();
        return settled[0];
    }
}
