package io.sitrep.bot.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatRolesTest {
    private final ChatRoles roles =
            ChatRoles.parse("slack:S0GROUP=responder, slack:U123=admin,discord:1234=publisher,slack:*=viewer");

    @Test
    void theHighestMatchCounts() {
        assertThat(roles.highest("slack", Set.of("*"))).contains(Role.VIEWER);
        assertThat(roles.highest("slack", Set.of("*", "S0GROUP"))).contains(Role.RESPONDER);
        assertThat(roles.highest("slack", Set.of("U123", "*", "S0GROUP"))).contains(Role.ADMIN);
        assertThat(roles.highest("slack", Set.of())).isEmpty();
    }

    @Test
    void platformsAreKeptApart() {
        assertThat(roles.highest("discord", Set.of("*", "U123"))).isEmpty();
        assertThat(roles.holdersOn("discord")).containsExactly("1234");
    }

    @Test
    void aHigherRoleIncludesTheLowerOnes() {
        assertThat(Role.ADMIN.includes(Role.VIEWER)).isTrue();
        assertThat(Role.VIEWER.includes(Role.RESPONDER)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slack",
                "slack:U1",
                "slack:U1=boss",
                "teams:U1=viewer",
                "slack:=viewer",
                "slack:U1=viewer,,",
                "slack:U1=Viewer"
            })
    void wrongSyntaxIsRefusedNamingTheEntry(String setting) {
        assertThatThrownBy(() -> ChatRoles.parse(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("platform:id=role");
    }
}
