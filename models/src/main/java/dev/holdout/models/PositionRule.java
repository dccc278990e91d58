package dev.holdout.models;

/** What gives a position for a window: a frozen network, or a baseline. Any thread may ask. */
public interface PositionRule {

  /** Numbers in a window. */
  int width();

  /**
   * The position for one window, as a share of the largest one.
   *
   * @param window {@link #width()} numbers, the oldest decision first
   */
  float position(float[] window);

  /** Positions of all samples; each equal to the bit to {@link #position} of its window. */
  float[] positions(Samples samples);
}
