package io.sitrep.incident.domain;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is written about the incident of {@link DomainStory} afterwards, for the examples in the contract. */
public final class PostmortemStory {
    private static final Concluding.Wish WISH = new Concluding.Wish(null, false);

    private PostmortemStory() {}

    /** By the name of the example they are in the contract. */
    public static Map<String, Decision> decisions() {
        Incident resolved = DomainStory.resolved().after();
        var written = new Concluding(resolved, PublicationPolicy.AT_ONCE)
                .write(
                        null,
                        "## Summary\n\nA payment provider was out for 30 minutes.\n\n## Cause\n\nWe do not know yet.",
                        DomainStory.stamp(5));
        var published = new Concluding(written.decision().orElseThrow().after(), PublicationPolicy.AT_ONCE)
                .publish(written.postmortem(), null, WISH, DomainStory.stamp(6));
        Decision first = published.decision().orElseThrow();
        var again = new Concluding(first.after(), PublicationPolicy.AT_ONCE)
                .write(
                        published.postmortem(),
                        "## Summary\n\nA payment provider was out for 30 minutes.\n\n## Cause\n\nA certificate.",
                        DomainStory.stamp(7));
        var corrected = new Concluding(again.decision().orElseThrow().after(), PublicationPolicy.AT_ONCE)
                .publish(again.postmortem(), first.update(), WISH, DomainStory.stamp(8));
        Map<String, Decision> story = new LinkedHashMap<>();
        story.put("postmortem-written", written.decision().orElseThrow());
        story.put("postmortem-published", first);
        story.put("postmortem-corrected", corrected.decision().orElseThrow());
        return story;
    }
}
