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
        assertThat(roles.highest("slack", "T1", Set.of("*"))).contains(Role.VIEWER);
        assertThat(roles.highest("slack", "T1", Set.of("*", "S0GROUP"))).contains(Role.RESPONDER);
        assertThat(roles.highest("slack", "T1", Set.of("U123", "*", "S0GROUP"))).contains(Role.ADMIN);
        assertThat(roles.highest("slack", "T1", Set.of())).isEmpty();
    }

    @Test
    void platformsAreKeptApart() {
        assertThat(roles.highest("discord", "G1", Set.of("*", "U123"))).isEmpty();
        assertThat(roles.holdersIn("discord", "G1")).containsExactly("1234");
    }

    @Test
    void aRoleOfOneWorkspaceCountsThereAlone() {
        ChatRoles inOne = ChatRoles.parse("slack:T1/*=responder,slack:T2/U123=admin,slack:*=viewer");

        assertThat(inOne.highest("slack", "T1", Set.of("*", "U123"))).contains(Role.RESPONDER);
        assertThat(inOne.highest("slack", "T2", Set.of("*", "U123"))).contains(Role.ADMIN);
        assertThat(inOne.highest("slack", "T3", Set.of("*", "U123"))).contains(Role.VIEWER);
        assertThat(inOne.holdersIn("slack", "T2")).containsExactlyInAnyOrder("U123", "*");
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
                "slack:U1=Viewer",
                "slack:T1/=viewer",
                "slack:/U1=viewer"
            })
    void wrongSyntaxIsRefusedNamingTheEntry(String setting) {
        assertThatThrownBy(() -> ChatRoles.parse(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("platform:id=role");
    }
}
