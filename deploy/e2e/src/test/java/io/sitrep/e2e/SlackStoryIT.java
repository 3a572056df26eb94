package io.sitrep.e2e;

import org.junit.jupiter.api.extension.ExtendWith;

/** The stories, told in Slack. */
@ExtendWith(ConnectedSuite.Shared.class)
class SlackStoryIT extends ChatStories {
    SlackStoryIT(ConnectedSuite connected) {
        super(connected.suite(), connected.slack());
    }
}
