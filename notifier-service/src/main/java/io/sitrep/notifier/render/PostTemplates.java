package io.sitrep.notifier.render;

import io.sitrep.notifier.template.Template;
import java.util.EnumMap;
import java.util.Map;

/** How an account's posts read: as somebody wrote for it, else as the suite has it in the account's language. */
public record PostTemplates(Map<Post, Template> own) {
    public static final PostTemplates NONE = new PostTemplates(Map.of());

    public PostTemplates {
        own = Map.copyOf(own);
    }

    /** @param texts by {@link Post#word()}; others are passed over */
    public static PostTemplates read(Map<String, ?> texts) {
        Map<Post, Template> own = new EnumMap<>(Post.class);
        texts.forEach((word, text) ->
                Post.named(word).ifPresent(post -> own.put(post, Template.parse(text.toString()))));
        return new PostTemplates(own);
    }

    public Template of(Post post, Reader reader) {
        Template template = own.get(post);
        return template == null ? ours(post, reader) : template;
    }

    /** As somebody wrote it, or we did. */
    public String text(Post post, Reader reader) {
        return of(post, reader).toString();
    }

    /** The suite's own. */
    public static Template ours(Post post, Reader reader) {
        return Template.parse(Words.of(reader).get("post." + post.word()));
    }
}
