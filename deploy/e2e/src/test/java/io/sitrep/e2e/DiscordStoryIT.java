package io.sitrep.e2e;

import org.junit.jupiter.api.extension.ExtendWith;

/** The stories, told in Discord. */
@ExtendWith(ConnectedSuite.Shared.class)
class DiscordStoryIT extends ChatStories {
    DiscordStoryIT(ConnectedSuite connected) {
        super(connected.suite(), connected.discord());
    }
}
