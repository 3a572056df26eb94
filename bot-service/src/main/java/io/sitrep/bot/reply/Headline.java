package io.sitrep.bot.reply;

import java.net.URI;

/** What an answer shows of an incident. */
public record Headline(String ref, String title, String severity, String status, URI page) {}
