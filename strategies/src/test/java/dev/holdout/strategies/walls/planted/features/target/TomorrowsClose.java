package dev.holdout.strategies.walls.planted.features.target;

/** A forward-looking type. */
public final class TomorrowsClose {}
