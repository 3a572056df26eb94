package io.sitrep.notifier.pages;

/** One of several things to choose. */
public record Choice(String value, String name, boolean chosen) {}
